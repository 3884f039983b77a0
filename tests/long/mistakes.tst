## The diagnosis on the whole collection of cost functions in mistakes/: every mistake,
## many pairs, and networks; a choice of each is in tests/mistakes.tst.
## SPDX-License-Identifier: GPL-3.0-or-later

%!test % every mistake is named, and little besides; in every style and form by mistakes_singles ()
%! [count, missed] = mistakes_singles (true);
%! assert (count > 100)
%! missed = missed';
%! assert (isempty (missed), sprintf ('%s %s (named: %s)\n', missed{:}))

%!test % of pairs both in nine of ten; of all of them by mistakes_pairs ()
%! [counts, missed] = mistakes_pairs (12, 1);
%! assert (sum (counts), 12)
%! missed = missed';
%! assert (counts(1) >= 11, sprintf ('%s: %s, %s (named: %s)\n', missed{:}))

%!test % with network and examples given; all of three networks by mistakes_networks ()
%! [count, missed] = mistakes_networks (67);
%! assert (count > 12)
%! missed = missed';
%! assert (isempty (missed), sprintf ('%s %s on %s, lambda %d (named: %s)\n', missed{:}))

%!test % the right ones with network and examples given
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
