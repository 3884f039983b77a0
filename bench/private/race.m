function seconds = race (team, entrants, budget)
% RACE  Time competitors one after the other, again and again.
%
%   seconds = race (team, entrants, budget)
%
%   entrants  a cell of what entrant.m returns
%   budget    so many seconds in all, but never fewer than five rounds (three
%             if team.quick, which divides the budget by 20)
%   seconds   a row a round, a column an entrant: the mean of as many
%             evaluations as take about 100 ms (20 if quick); NaN for those with
%             a problem
%   What disturbs the machine meets all of them; every other round goes
%   backwards, so that nobody always follows the same one.

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
seconds = NaN (1, n);
k = ones (1, n);
for i = reshape (able, 1, [])
  [k(i), seconds(1, i)] = evaluations (entrants{i}, turn);
end
round = 1;
while round < 1000 && (round < least || toc (start) < budget)
  round = round + 1;
  seconds(round, :) = NaN;
  for i = reshape (able, 1, [])
    seconds(round, i) = run (entrants{i}, k(i));
  end
  able = fliplr (able);
end
end

% How many fill a turn; where it is a single one, its time counts already.
function [k, s] = evaluations (e, turn)
k = 1;
s = run (e, k);
while s * k < turn / 4 && k < 1e5
  k = max (2 * k, ceil (turn / 4 / s));
  s = run (e, k);
end
if s > turn
  k = 1;
else
  k = min (1e5, ceil (turn / s));
  s = NaN;
end
end

function s = run (e, k)
[reply, ok] = ask (e.server, sprintf ('run %d %d', e.task.id, k));
s = NaN;
if ok
  s = sscanf (reply, '%f');
end
end
