## Many files whose content is changed at random.
## SPDX-License-Identifier: GPL-3.0-or-later

%!test
%! assert (sum (mutated_idx (300, 2)), 300)
%!test
%! assert (sum (mutated_checkpoints (300, 2)), 300)
