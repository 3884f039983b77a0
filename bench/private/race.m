function seconds = race (team, entrants, budget)
% RACE  Time competitors one after the other, again and again.
%
%   seconds = race (team, entrants, budget)
%
%   entrants  a cell of what entrant.m returns
%   budget    seconds in all, but never fewer than five rounds (three
%             if team.quick, which divides the budget by 20)
%   seconds   a row for each round, a column for each entrant: the mean of as many
%             evaluations as take about 100 ms (20 if quick); NaN for entrants with
%             a problem. The last column is the peak's, which ref measures in
%             addition to its products (reference.m); NaN if ref is not an entrant
%   Disturbances of the machine affect all entrants; the order is reversed in every
%   second round, so that none always follows the same one.

% SPDX-License-Identifier: GPL-3.0-or-later

least = 5;
if team.quick
  least = 3;
  budget = budget / 20;
end
n = numel (entrants);
turn = 0.1;
if team.quick
  turn = 0.02;
end
able = find (cellfun (@(e) isempty (e.problem), entrants));
start = tic ();
seconds = NaN (1, n + 1);
k = ones (1, n);
for i = reshape (able, 1, [])
  [k(i), seconds(1, i), peak] = evaluations (entrants{i}, turn);
  seconds(1, end) = min (seconds(1, end), peak);
end
round = 1;
while round < 1000 && (round < least || toc (start) < budget)
  round = round + 1;
  seconds(round, :) = NaN;
  for i = reshape (able, 1, [])
    [seconds(round, i), peak] = run (entrants{i}, k(i));
    seconds(round, end) = min (seconds(round, end), peak);
  end
  able = fliplr (able);
end
end

% How many evaluations fill a turn; if it is a single one, its time counts already.
function [k, s, peak] = evaluations (e, turn)
k = 1;
[s, peak] = run (e, k);
while s * k < turn / 4 && k < 1e5
  k = max (2 * k, ceil (turn / 4 / s));
  [s, peak] = run (e, k);
end
if s > turn
  k = 1;
else
  k = min (1e5, ceil (turn / s));
  s = NaN;
end
end

function [s, peak] = run (e, k)
[reply, ok] = ask (e.server, sprintf ('run %d %d', e.task.id, k));
[s, peak] = deal (NaN);
if ok
  said = [sscanf(reply, '%f'); NaN];
  [s, peak] = deal (said(1), said(2));
end
end
