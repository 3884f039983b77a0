## The diagnosis of nncheck for the cost functions with mistakes in tests/mistakes: every
## mistake, some pairs, and some with networks; tests/mistakes.tst tries fewer.
## SPDX-License-Identifier: GPL-3.0-or-later

%!test % every mistake is named, with few others; mistakes_singles () tries all styles
%! [count, missed] = mistakes_singles (true);
%! assert (count > 100)
%! missed = missed';
%! assert (isempty (missed), sprintf ('%s %s (named: %s)\n', missed{:}))

%!test % in nine of ten pairs both mistakes are named; mistakes_pairs () tries all pairs
%! [counts, missed] = mistakes_pairs (12, 1);
%! assert (sum (counts), 12)
%! missed = missed';
%! assert (counts(1) >= 11, sprintf ('%s: %s, %s (named: %s)\n', missed{:}))

%!test % with network and examples given; mistakes_networks () tries all
%! [count, missed] = mistakes_networks (67);
%! assert (count > 12)
%! missed = missed';
%! assert (isempty (missed), sprintf ('%s %s on %s, lambda %d (named: %s)\n', missed{:}))

%!test % with network and examples given, no mistake is reported in correct functions
%! P = mistakes_problems ();
%! for k = 1:30
%!   s = P(1 + mod (k, 3));
%!   lambda = 2 * mod (k, 2);
%!   net = nncreate ([s.n s.h s.K], 'Lambda', lambda);
%!   f = @(p) mistakes_right (k, p, s.n, s.h, s.K, s.X, s.y, lambda);
%!   evalc ('report = nncheck (f, s.p, net, s.X, s.y, ''Parameters'', 1:5:numel (s.p));');
%!   said = setdiff ({report.diagnosis.id}, {'prints'});
%!   assert (isempty (said), sprintf ('right %d: %s', k, strjoin (said)))
%!   assert (report.verdict, 'right')
%! end
