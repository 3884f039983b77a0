function p = select_progress (p, what)
% SELECT_PROGRESS  Print which training begins, at most once a second.
%
%   p = select_progress (p, what)
%
%   p   struct: clock, next (when to print again), done and all (trainings), verbose

% SPDX-License-Identifier: GPL-3.0-or-later

now = toc (p.clock);
if p.verbose > 0 && p.done > 0 && now >= p.next
  fprintf ('nnselect: training %d of %d, %s; %.0f s, %.0f s left\n', p.done + 1, p.all, what, ...
           now, now / p.done * (p.all - p.done));
  if exist ('OCTAVE_VERSION', 'builtin')
    fflush (stdout);
  end
  p.next = now + 1;
end
p.done = p.done + 1;
end
