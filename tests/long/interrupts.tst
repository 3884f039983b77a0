## Ctrl-C at random moments of all functions that train, minimise or check.
## SPDX-License-Identifier: GPL-3.0-or-later

## In a call that draws, Octave itself forgets a press now and then (doc/trust.md); a user
## presses again. That may come once. The other calls return after the first press.
%!testif ; isunix ()
%! for environment = {'', 'OPENBLAS_NUM_THREADS=1'}
%!   table = interrupts (3, 7, environment{1});
%!   lost = table([table.lost] > 0);
%!   assert (isempty (lost), strjoin (strcat ({lost.name}, ': ', {lost.problem}), '\n'))
%!   assert (sum ([table.returned]), 3 * numel (table))
%!   again = {table([table.again] > 0).name};
%!   draws = cellfun (@(name) ~ isempty (regexp (name, 'Plots|all', 'once')), again);
%!   assert (all (draws) && numel (again) <= 1, strjoin (again, ', '))
%! end
