function [count, missed] = mistakes_networks (step)
% MISTAKES_NETWORKS  How many mistakes nncheck names if it is given network and examples.
%
%   mistakes_networks ()               every mistake on three networks; takes long
%   [count, missed] = mistakes_networks (step)          every step-th (no multiple of 2 or 3)
%
% Networks of 3-5-3, 4-3-5 and 6-4-3 units are used at lambda 0 and 2, if the mistake changes
% J or grad there; every sixth entry of the numerical gradient is computed. If several
% mistakes give the same numbers, any of their ids counts.
% missed has a row for each mistake that is not named: style, mistake, network, lambda, and
% the ids that were named.
%
% See also mistakes_catalogue, mistakes_named, mistakes_pairs, mistakes_singles.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 1
  step = 1;
end
P = mistakes_problems ();
P = P([3 1 2]);
P(3).X = reshape (cos ((1:66) * 1.7), 11, 6);     % 2 examples are too few here
P(3).y = 1 + mod (floor ((1:11)' * 1.7), 3);
lambda = [0 2];
engine = mistakes_outcomes (@nnCostFunction, P);
list = mistakes_catalogue ();
list = list([list.number] ~= 66);                 % this one only prints

count = 0;
missed = cell (0, 5);
for t = step:step:6 * numel (list)
  [i, k, c] = ind2sub ([3, 2, numel(list)], t);
  s = P(i);
  mine = mistakes_outcomes (list(c).call, s);
  if ~ mistakes_differ (mine(k), engine(i,k)) || ~ isempty (mine(k).failure)
    continue
  end
  count = count + 1;
  net = nncreate ([s.n s.h s.K], 'Lambda', lambda(k));
  f = @(p) list(c).call (p, s.n, s.h, s.K, s.X, s.y, lambda(k));
  report = nncheck (f, s.p, net, s.X, s.y, 'Verbose', false, 'Parameters', 1:6:numel (s.p));
  ids = {report.diagnosis.id};
  if ~ any (ismember (list(c).ids, ids)) && ~ equal_to (mine(k), k, s, list, ids)
    missed(end+1,:) = {list(c).style, list(c).mistake, sprintf('%d-%d-%d', s.n, s.h, s.K), ...
                       lambda(k), strjoin(ids, ' ')};
  end
end

if nargout == 0
  for k = 1:size (missed, 1)
    fprintf ('%s %s on %s, lambda %d: %s\n', missed{k,:});
  end
  fprintf ('named %d of %d\n', count - size (missed, 1), count);
end
end

% Whether a mistake that nncheck named gives the same numbers.
function answer = equal_to (mine, k, s, list, ids)
answer = false;
for c = list
  if any (ismember (c.ids, ids))
    other = mistakes_outcomes (c.call, s);
    answer = answer || ~ mistakes_differ (mine, other(k));
  end
end
end
