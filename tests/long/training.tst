## Training that is killed many times.
## SPDX-License-Identifier: GPL-3.0-or-later

%!testif ; isunix ()
%! assert (killed_training (25, 0.4) >= 10)
