function h = nnlandscape (theta, net, X, Y, varargin)
% NNLANDSCAPE  Draw the cost over two directions, with the path of training.
%
%   nnlandscape (theta, net, X, Y, info)
%   nnlandscape (theta, net, X, Y, path)
%   nnlandscape (theta, net, X, Y)
%   h = nnlandscape (..., 'Name', value, ...)
%
%   theta, net  the parameters in the middle, unrolled (see nncost), and the
%               network.
%   X, Y        the examples and their labels or targets, as nncost takes them;
%               the cost is that of at most 1000 of them, evenly spaced.
%   info        of nntrain with 'Trace', k: its path is drawn.
%   path        instead: a matrix with a theta in each column, or a cell of such
%               matrices for several paths.
%
%   With a path, the directions are those in which it moves farthest from theta:
%   the first two singular vectors of its differences from theta. The axes are in
%   units of theta, and their labels say which share of the path's squared length
%   is along each. The path is projected onto the plane, so the cost at its
%   points may differ from the picture. Without a path, the directions are
%   random; for each unit they have the length of the unit's weights (H. Li et
%   al., Visualizing the loss landscape of neural nets, NeurIPS 2018), and the
%   axes go from -1 to 1 in this length.
%
%   Lines connect points of equal cost, including the penalty of Lambda; the
%   colours are on a log scale if the cost is above 0.
%
%   Options, in any letter case:
%   'Seed'   of the random directions. Default 0
%   'Points' points in each direction. Default 41
%   'File', 'Size'  as in nnplot
%
%   h        handle of the axes; none with 'File'
%
%   Errors: backprop:usage, backprop:type, backprop:size, backprop:option, and
%   those of nncost.
%
%   Example:
%     X = [0 0; 0 1; 1 0; 1 1];
%     y = [0; 1; 1; 0];
%     net = nncreate ([2 3 1], 'Activation', 'tanh', 'Lambda', 1e-3);
%     [theta, info] = nntrain (net, X, y, 'Trace', 1, 'Verbose', 0);
%     nnlandscape (theta, net, X, y, info)
%
%   See also nnsurface, nntrain, nncost, nnplot.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 4
  error ('backprop:usage', ['nnlandscape: needs theta, net, X and Y, then info or a path, ', ...
         'then options as pairs']);
end
info = [];
varargin = plain_text (varargin);
if nargin > 4 && ~ ischar (varargin{1})
  info = varargin{1};
  varargin(1) = [];
end
given = parse_options ('nnlandscape', struct ('Seed', 0, 'Points', 41, 'File', [], ...
                                              'Size', [800, 600]), varargin);
given.Points = parse_count (given.Points, 'nnlandscape: Points', 5);
given.Seed = parse_count (given.Seed, 'nnlandscape: Seed', 0);
try
  nncost (theta, net, X, Y);             % raises an error if they are wrong
  theta = double (theta(:));
  paths = paths_of (info, numel (theta));
  [net, X, Y] = some (net, X, Y);
  plane = directions (theta, net, paths, given.Seed);
  cost = @(t) nncost (t, net, X, Y);
  draw = @() plot_landscape (theta, cost, plane, given.Points);
  h = plot_show (draw, given, 'nnlandscape');
catch e
  raise_error (e, 'nnlandscape');
end
if nargout == 0
  clear h;                              % nothing for ans
end
end

function paths = paths_of (info, n)
if isstruct (info)
  if numel (info) ~= 1 || ~ isfield (info, 'trace') || ~ isfield (info.trace, 'theta')
    error ('backprop:type', ['nnlandscape: info must have a trace: nntrain (..., ''Trace'', 1) ', ...
           'keeps it']);
  end
  info = info.trace.theta;
end
paths = info;
if ~ iscell (info)
  paths = {info};
  paths(isempty (info)) = [];
end
for k = 1:numel (paths)
  p = paths{k};
  if ~ isnumeric (p) || ~ isreal (p) || ndims (p) ~= 2 || size (p, 1) ~= n || isempty (p) ...
     || ~ all (isfinite (p(:)))
    error ('backprop:size', ['nnlandscape: path must be finite thetas, columns of %d numbers, ', ...
           'but is %s'], n, describe_value (p));
  end
  paths{k} = double (p);
end
end

function [net, X, Y] = some (net, X, Y)
m = size (X, 1);
if m > 1000
  rows = round (linspace (1, m, 1000));
  [Y, net] = to_targets (net, Y, m, 'nnlandscape');
  X = X(rows,:);
  if numel (Y) == m
    Y = Y(rows);
  else
    Y = Y(rows,:);
  end
end
end

% Two directions of length 1, where the paths lie in them, the half widths of the picture, and
% the share of the paths along each.
function plane = directions (theta, net, paths, seed)
n = numel (theta);
plane = struct ('axes', [], 'paths', {{}}, 'range', [-1, 1, -1, 1], 'share', []);
P = zeros (n, 0);
for k = 1:numel (paths)
  P = [P, bsxfun(@minus, paths{k}, theta)]; %#ok
end
if any (P(:) ~= 0)
  [U, S, V] = svd (P, 'econ'); %#ok
  s = diag (S) .^ 2;
  A = U(:,1);
  if numel (s) > 1 && s(2) > 1e-12 * s(1)
    A(:,2) = U(:,2);
  else                                   % a straight path: across it at random
    v = random (theta, net, seed);
    v = v - A * (A' * v);
    A(:,2) = v / max (norm (v), realmin);
    s(2) = 0;
  end
  plane.share = s(1:2)' / sum (s);
  at = A' * P;
  low = min ([at, [0; 0]], [], 2);
  high = max ([at, [0; 0]], [], 2);
  room = max (0.2 * (high - low), 0.12 * max (high - low));
  plane.range = [low(1) - room(1), high(1) + room(1), low(2) - room(2), high(2) + room(2)];
  for k = 1:numel (paths)
    plane.paths{k} = A' * bsxfun (@minus, paths{k}, theta);
  end
else
  A = [random(theta, net, seed), random(theta, net, seed + 1)];
end
plane.axes = A;
end

function v = random (theta, net, seed)
u = uniform_numbers (2 * numel (theta), seed);
u = reshape (max (u, realmin), [], 2);
v = sqrt (-2 * log (u(:,1))) .* cos (2 * pi * u(:,2));
V = nnreshape (v, net);
Theta = nnreshape (theta, net);
for l = 1:numel (V)
  size_of = @(T) sqrt (sum (T .^ 2, 2));
  V{l} = bsxfun (@times, V{l}, size_of (Theta{l}) ./ size_of (V{l}));
end
v = nnunroll (V);
end

%!demo
%! % how training goes down: xor, by L-BFGS
%! X = [0 0; 0 1; 1 0; 1 1];
%! y = [0; 1; 1; 0];
%! net = nncreate ([2 3 1], 'Activation', 'tanh', 'Lambda', 1e-3);
%! [theta, info] = nntrain (net, X, y, 'Trace', 1, 'Verbose', 0);
%! nnlandscape (theta, net, X, y, info)

%!demo
%! % around trained parameters, in two random directions
%! [X, y] = nndigits ();
%! net = nncreate ([64 25 10], 'Lambda', 1, 'Scale', 16);
%! theta = nntrain (net, X, y, 'Verbose', 0, 'IterationLimit', 100);
%! nnlandscape (theta, net, X, y)

%!error <^nnlandscape: needs theta, net, X and Y, then info or a path, then options as pairs$>
%! nnlandscape (1, 2)
%!error <^nnlandscape: info must have a trace: nntrain \(..., 'Trace', 1\) keeps it$>
%! nnlandscape ([1 2 3], nncreate ([2 1]), [1 2], 1, struct ('trace', []))
%!error <^nnlandscape: path must be finite thetas, columns of 3 numbers, but is a 2-by-3 double$>
%! nnlandscape ([1 2 3], nncreate ([2 1]), [1 2], 1, [1 2 3; 4 5 6])
%!error <^nnlandscape: Points must be a whole number of at least 5, but is 2$>
%! nnlandscape ([1 2 3], nncreate ([2 1]), [1 2], 1, 'Points', 2)
%!error <^nnlandscape: theta must have 3 entries \(Theta1 1-by-3\), but has 2$>
%! nnlandscape ([1 2], nncreate ([2 1]), [1 2], 1)
