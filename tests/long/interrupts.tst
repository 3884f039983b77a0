## Ctrl-C at random moments of all functions that train, minimise or check.
## SPDX-License-Identifier: GPL-3.0-or-later

%!testif ; isunix ()
%! for environment = {'', 'OPENBLAS_NUM_THREADS=1'}
%!   table = interrupts (3, 7, environment{1});
%!   lost = table([table.lost] > 0);
%!   assert (isempty (lost), strjoin (strcat ({lost.name}, ': ', {lost.problem}), '\n'))
%!   assert (sum ([table.returned]), 3 * numel (table))
%! end
