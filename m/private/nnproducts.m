function [parts, Theta, M] = nnproducts (theta, net, X, Y, how, backwards)
% NNPRODUCTS  The data parts of a cost and its gradient, with chosen mistakes in them.
%
%   [parts, Theta, M] = nnproducts (theta, net, X, Y, how, backwards)
%
%   theta, net, X, Y, how   as for nnmistaken
%   backwards   whether the gradient is wanted, too
%   parts       J0: J without its regularization; G: cell by layer, the gradient before
%               nnfinished
%   Theta, M    the matrices of theta, and what stands for m, as the mistakes have them

% SPDX-License-Identifier: GPL-3.0-or-later

theta = double (theta(:));
if ~ isempty (how.order)
  theta = theta(how.order (net));
end
Theta = matrices (theta, net.Sizes);
X = nnstandardize (full (double (X)), net);
M = nndivisor (X, how);
[T, y] = targets (Y, net, size (X, 1), how);
[z, a] = forward (Theta, X, net, how);
parts.J0 = datacost (z{end}, a{end}, T, net, M, how);
if backwards
  parts.G = backward (Theta, z, a, X, T, y, net, M, how);
end
end

% nnreshape without its checks, which take longer than all the rest.
function Theta = matrices (theta, s)
Theta = cell (1, numel (s) - 1);
before = 0;
for l = 1:numel (Theta)
  count = s(l+1) * (s(l) + 1);
  Theta{l} = reshape (theta(before + (1:count)), s(l+1), s(l) + 1);
  before = before + count;
end
end

% T, the m-by-K matrix of targets, and y the labels ([] where there are none).
function [T, y] = targets (Y, net, m, how)
K = net.Sizes(end);
Y = full (double (Y));
y = [];
if K > 1 && numel (Y) == m
  y = Y(:);
  T = double (bsxfun (@eq, y, 1:K));
elseif K == 1
  T = Y(:);
  y = T;                                % targets of one output are numbers
  return
else
  T = Y;
  if ~ all (sum (Y == 1, 2) == 1 & sum (Y == 0, 2) == K - 1)
    return
  end
  [~, y] = max (Y, [], 2);
end
if ~ isempty (how.targets)
  T = how.targets (y, K);
end
end

function [z, a] = forward (Theta, X, net, how)
z = {[]};
a = {X};
for l = 1:numel (Theta)
  W = Theta{l};
  if ~ isempty (how.theta)
    W = how.theta (W);
  end
  z{l+1} = withbias (a{l}, l, net, how) * W';
  row = unit (net, l + 1);
  a{l+1} = row.value (z{l+1});
end
if ~ isempty (how.outputs)
  a{end} = how.outputs (z{end});
end
end

% [1 a], as the mistakes have it.
function A = withbias (a, l, net, how)
column = ones (size (a, 1), 1);
if l > 1 && ~ isempty (how.one)
  row = unit (net, l);
  column = column * how.one (row.value);
end
if onelast (l, how)
  A = [a, column];
else
  A = [column, a];
end
end

function yes = onelast (l, how)
yes = ~ isempty (how.ones) && how.ones (l);
end

% The row of a layer's activation.
function row = unit (net, l)
names = net.Activation;
if l == numel (net.Sizes)
  name = net.Output;
elseif iscell (names)
  name = names{l - 1};
else
  name = names;
end
row = nnactivations (name);
end

function J = datacost (z, h, T, net, M, how)
if ~ isempty (how.costtargets)
  T = how.costtargets (T);
end
s = struct ('T', T, 'h', h, 'logh', log (h), 'log1h', log (1 - h));
if strcmp (net.Output, 'sigmoid')
  s.logh = -(max (-z, 0) + log1p (exp (-abs (z))));
  s.log1h = s.logh - z;
elseif strcmp (net.Output, 'softmax') && isempty (how.outputs)
  top = max (z, [], 2);
  s.logh = bsxfun (@minus, z, top + log (sum (exp (bsxfun (@minus, z, top)), 2)));
end
if ~ isempty (how.cost)
  C = how.cost (s);
elseif strcmp (net.Loss, 'squarederror')
  C = (h - T) .^ 2 / 2;
elseif strcmp (net.Output, 'softmax')
  C = -T .* s.logh;
else
  C = -T .* s.logh - (1 - T) .* s.log1h;
end
if ~ isempty (how.take)
  C = how.take (C);
end
J = sum (C(:));
if isempty (how.costscale)
  J = J / M;
else
  J = J * how.costscale (nncounts (net, M));
end
if ~ isempty (how.costsign)
  J = how.costsign (J);
end
end

% The data part of the gradient, not divided by m, a cell by layer.
function G = backward (Theta, z, a, X, T, y, net, M, how)
if ~ isempty (how.again)
  how = how.again (how);
  [z, a] = forward (Theta, X, net, how);
end
if ~ isempty (how.gtargets)
  T = how.gtargets (T, y);
end
L = numel (a);
d = cell (1, L);
d{L} = outputdelta (z{L}, a{L}, T, net, how);
if ~ isempty (how.examples)
  d{L} = bsxfun (@times, d{L}, how.examples (size (X, 1), net.Sizes(end), M));
end
for l = L-1:-1:2
  B = d{l+1} * Theta{l};
  row = unit (net, l);
  slope = row.slope (z{l});
  if ~ isempty (how.slope)
    slope = how.slope (struct ('g', row, 'z', z{l}, 'a', a{l}, 'slope', slope));
  end
  if ~ isempty (how.back)
    d{l} = how.back (B, slope, row);
  elseif onelast (l, how)
    d{l} = B(:, 1:end-1) .* slope;
  else
    d{l} = B(:, 2:end) .* slope;
  end
end
if ~ isempty (how.outerone)
  how.one = how.outerone;
end
G = cell (1, L - 1);
for l = 1:L-1
  A = withbias (a{l}, l, net, how);
  G{l} = d{l+1}' * A;
  if ~ isempty (how.outer)
    Z = A;
    if l > 1
      Z = withbias (z{l}, l, net, how);
    end
    G{l} = how.outer (struct ('d', d{l+1}, 'A', A, 'G', G{l}, 'Z', Z, 'above', a{l+1}, ...
                              'l', l, 'L', L - 1));
  end
end
end

function d = outputdelta (z, h, T, net, how)
raw = h - T;
right = raw;
row = unit (net, numel (net.Sizes));
if strcmp (net.Output, 'softmax')
  if strcmp (net.Loss, 'squarederror')
    right = h .* bsxfun (@minus, raw, sum (h .* raw, 2));
  elseif isempty (how.outputs)
    raw = bsxfun (@times, h, sum (T, 2)) - T;
    right = raw;
  end
elseif strcmp (net.Loss, 'squarederror')
  right = raw .* row.slope (z);
end
d = right;
if ~ isempty (how.delta)
  d = how.delta (raw, row.slope (z));
end
end
