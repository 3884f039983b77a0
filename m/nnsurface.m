function h = nnsurface (theta, net, varargin)
% NNSURFACE  Draw the output of a network over two inputs, with examples.
%
%   nnsurface (theta, net)
%   nnsurface (theta, net, X, y)
%   h = nnsurface (theta, net, X, y, 'Name', value, ...)
%   fcn = nnsurface ([], net, X, y, ...)     draws live, as OutputFcn
%
%   theta, net  the parameters, unrolled (see nncost), and the network.
%   X, y        examples and their labels or targets, as nncost takes them; at
%               most 1000 are shown, evenly spaced. Without them both inputs go
%               from -1 to 1.
%   fcn         for the OutputFcn of nntrain, fmincg or fminunc: draws the
%               output during training, at most once a second, and at the end.
%
%   A single output is drawn from dark for 0 (or the lowest) to light, with a
%   line at 0.5 between two classes, or, in regression, lines of equal output.
%   Several outputs are drawn as an area for each class, in which its output is
%   the largest, with lines between the areas. Each class of examples has a
%   symbol; in regression the colour of an example shows y.
%
%   Options, in any letter case:
%   'Inputs'  the numbers of two inputs, for the horizontal and the vertical
%             axis; the others are set to their means. Default [1, 2]
%   'Range'   [left, right, bottom, top]. Default: the examples and some room
%   'File', 'Size'  as in nnplot
%
%   h           handle of the axes; none with 'File'
%
%   Errors: backprop:usage, backprop:option, backprop:value, and those of nncost.
%
%   Example:
%     X = [0 0; 0 1; 1 0; 1 1];
%     y = [0; 1; 1; 0];
%     net = nncreate ([2 4 1], 'Activation', 'tanh', 'Lambda', 1e-3);
%     theta = nntrain (net, X, y, 'OutputFcn', nnsurface ([], net, X, y));
%     nnsurface (theta, net, X, y)
%
%   See also nnlandscape, nnplot, nntrain, nnpredict.

% SPDX-License-Identifier: GPL-3.0-or-later

varargin = plain_text (varargin);
shown = nargin > 2 && ~ ischar (varargin{1});
if nargin < 2 || (shown && nargin < 4)
  error ('backprop:usage', 'nnsurface: needs theta and net, then X and y, then options as pairs');
end
X = [];
y = [];
if shown
  [X, y] = varargin{1:2};
  varargin(1:2) = [];
end
given = parse_options ('nnsurface', struct ('Inputs', [1, 2], 'Range', [], 'File', [], ...
                                            'Size', [800, 600]), varargin);
try
  s = parse_sizes (net, 'nnsurface');
  [X, y, given] = checked (s, net, X, y, given);
  if isempty (theta)
    h = plot_live (@(theta) plot_surface (theta, net, X, y, given));
    return
  end
  if shown
    nncost (theta, net, X, y);           % raises an error if they are wrong
  end
  nnforward (theta, net, given.centre);
  h = plot_show (@() plot_surface (theta, net, X, y, given), given, 'nnsurface');
catch e
  raise_error (e, 'nnsurface');
end
if nargout == 0
  clear h;                              % nothing for ans
end
end

function [X, y, given] = checked (s, net, X, y, given)
if s(1) < 2
  error ('backprop:value', 'nnsurface: net must have two inputs or more, but has 1');
end
at = given.Inputs;
if ~ isnumeric (at) || ~ isreal (at) || numel (at) ~= 2 || ~ all (ismember (at(:), 1:s(1))) ...
   || at(1) == at(2)
  error ('backprop:option', ['nnsurface: Inputs must be two different whole numbers from 1 to ', ...
         '%d, but is %s'], s(1), describe_numbers (at));
end
given.Inputs = double (reshape (at, 1, 2));
given.centre = zeros (1, s(1));
if ~ isempty (X)
  nncost (zeros (sum (s(2:end) .* (s(1:end-1) + 1)), 1), net, X, y);
  given.centre = double (full (mean (double (X), 1)));
end
r = given.Range;
if isempty (r)
  r = [-1, 1, -1, 1];
  if ~ isempty (X)
    P = double (full (X(:,given.Inputs)));
    low = min (P, [], 1);
    high = max (P, [], 1);
    room = 0.15 * max (high - low, 1e-3 * max (max (abs (P), [], 1), 1e-3));
    r = [low(1) - room(1), high(1) + room(1), low(2) - room(2), high(2) + room(2)];
  end
end
if ~ isnumeric (r) || ~ isreal (r) || numel (r) ~= 4 || ~ all (isfinite (r)) ...
   || ~ (r(1) < r(2) && r(3) < r(4))
  error ('backprop:option', ['nnsurface: Range must be [left, right, bottom, top], each left ', ...
         'below right, but is %s'], describe_numbers (given.Range));
end
given.Range = double (reshape (r, 1, 4));
end

%!demo
%! % two moons, and what a network makes of them
%! t = pi * (0:49)' / 49;
%! X = [cos(t), sin(t); 1 - cos(t), 0.5 - sin(t)] + 0.1 * sin (7 * [1:100; 2:101]');
%! y = [zeros(50, 1); ones(50, 1)];
%! net = nncreate ([2 8 1], 'Activation', 'tanh', 'Lambda', 0.01);
%! theta = nntrain (net, X, y, 'Verbose', 0);
%! nnsurface (theta, net, X, y)

%!demo
%! % three classes, drawn live while they are learnt
%! r = repmat (linspace (0.1, 1, 40)', 3, 1);
%! class = kron ((1:3)', ones (40, 1));
%! a = 4 * r + 2.1 * class;
%! X = [r .* cos(a), r .* sin(a)];
%! net = nncreate ([2 12 3], 'Activation', 'tanh', 'Output', 'softmax', 'Lambda', 0.01);
%! theta = nntrain (net, X, class, 'Verbose', 0, 'IterationLimit', 150, ...
%!                  'OutputFcn', nnsurface ([], net, X, class));

%!error <^nnsurface: needs theta and net, then X and y, then options as pairs$> nnsurface (1)
%!error <^nnsurface: net must have two inputs or more, but has 1$> nnsurface ([1 2], nncreate ([1 1]))
%!error <^nnsurface: Inputs must be two different whole numbers from 1 to 2, but is \[1 3\]$>
%! nnsurface ([1 2 3], nncreate ([2 1]), [1 2], 1, 'Inputs', [1 3])
%!error <^nnsurface: Range must be \[left, right, bottom, top\], each left below right, but is 3$>
%! nnsurface ([1 2 3], nncreate ([2 1]), [1 2], 1, 'Range', 3)
%!error <^nnsurface: theta must have 3 entries \(Theta1 1-by-3\), but has 2$>
%! nnsurface ([1 2], nncreate ([2 1]), [1 2], 1)
%!error <^nnsurface: X must have 2 columns .the network's inputs., but has 3; it has 2 rows>
%! nnsurface ([1 2 3], nncreate ([2 1]), [1 2 3; 4 5 6], [0 1])
