function minima (starts, with)
% MINIMA  The minima that fmincg and nntrain find, compared with conjugate gradients.
%
%   minima ()
%   minima (starts)
%   minima (starts, @minimiser)
%
%   First it prints which part of the starts of small networks are solved: J below a
%   hundredth of the start's (from nninit: below 0.01) after at most 400 iterations.
%   Then, for each problem and 20 starts (or the given number), it prints the geometric
%   mean of (J + J0 / 1e4), divided by that of conjugate.m, where J0 is the start's J,
%   after 50, 100 and 400 iterations and after as many calls. ! marks numbers with more
%   higher starts than a sign test at 5 % allows; differences below a thousandth are
%   ignored. With the handle of another function that is called like fmincg, this one is
%   used instead of fmincg. No time is measured. minimisers.md has the table.
%
%   Run it from this folder with the package loaded:
%     octave-cli --no-history -q --eval "pkg load backprop; minima ()"

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 1
  starts = 20;
end
if nargin < 2
  with = @fmincg;
end
fprintf ('%-40s %12s %12s %12s\n', 'solved, %', 'conjugate', func2str (with), 'nntrain');
for p = reshape (small_problems (), 1, [])
  solved (p, with);
end
fprintf ('\n%-40s%s\n', 'over conjugate.m', ...
         sprintf ('%9s', '50', '100', '400', '50 calls', '100', '400'));
for p = reshape (minima_problems (starts), 1, [])
  compare (p, with);
end
end

function solved (p, with)
ok = zeros (1, 3);
for k = 1:size (p.starts, 2)
  x0 = p.starts(:,k);
  f = @(t) nncost (t, p.net, p.X, p.Y);
  J = [0, 0, NaN];
  J(1) = lowest (@conjugate, f, x0);
  J(2) = lowest (with, f, x0);
  if p.seeded
    [theta, info] = nntrain (p.net, p.X, p.Y, 'Seed', k, 'IterationLimit', 400, ...
                             'Verbose', 0); %#ok
    J(3) = info.history.objective(end);
    ok = ok + (J < 0.01);
  else
    ok = ok + (J < 0.01 * f (x0));
  end
end
share = 100 * ok / size (p.starts, 2);
fprintf ('%-40s %12.0f %12.0f', p.name, share(1:2));
if p.seeded
  fprintf (' %12.0f', share(3));
end
fprintf ('\n');
end

function J = lowest (minimise, f, x0)
evalc ('[x, fX] = minimise (f, x0, struct (''MaxIter'', 400));');
J = fX(end);
end

function compare (p, with)
at = [50, 100, 400];
n = size (p.starts, 2);
L = zeros (n, 6);
for k = 1:n
  x0 = p.starts(:,k);
  f = @(t) nncost (t, p.net, p.X, p.Y);
  small = f (x0) * 1e-4;
  L(k,:) = log ((curves (with, f, x0, at) + small) ...
                ./ (curves (@conjugate, f, x0, at) + small));
end
mark = ' !';
fprintf ('%-40s', p.name);
for w = 1:6
  more = sum (L(:,w) > 1e-3);
  of = more + sum (L(:,w) < -1e-3);
  chance = sum (arrayfun (@(i) nchoosek (of, i), more:of)) / 2 ^ of;
  fprintf ('%8.2f%c', exp (mean (L(:,w))), mark(1 + (chance < 0.05)));
end
fprintf ('\n');
end

% The cost after these numbers of iterations, and the lowest in these numbers of calls.
function v = curves (minimise, f, x0, at)
global minima_costs
minima_costs = [];
traced = @(x) trace (f, x); %#ok
evalc ('[x, fX] = minimise (traced, x0, struct (''MaxIter'', 400));');
lowest = cummin (minima_costs(:));
v = [fX(min (at, numel (fX)))', lowest(min (at, numel (lowest)))'];
minima_costs = [];
end

function [J, grad] = trace (f, x)
global minima_costs
[J, grad] = f (x);
minima_costs(end + 1) = J;
end
