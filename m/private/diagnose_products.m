function [parts, pass] = diagnose_products (theta, net, X, Y, how, wanted, pass)
% DIAGNOSE_PRODUCTS  The data parts of a cost and its gradient, with chosen mistakes in them.
%
%   [parts, pass] = diagnose_products (theta, net, X, Y, how, wanted)
%   [parts, pass] = diagnose_products (theta, net, X, Y, how, wanted, pass)
%
%   theta, net, X, Y, how   as for diagnose_mistaken
%   wanted   'J', 'G' or 'JG'
%   parts    J0: J without its regularization; G: cell by layer, the gradient before
%            diagnose_finished; each if it is wanted
%   pass     the forward pass: Theta, the matrices of theta; M, what stands for m; T and y,
%            targets and labels; z and a; g, the activations. Given, it is not done again: the mistakes of the
%            cost and of backpropagation leave it as it is

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 7
  pass = forward_pass (theta, net, X, Y, how);
end
if any (wanted == 'J')
  parts.J0 = datacost (pass, net, how);
end
if any (wanted == 'G')
  parts.G = backward (pass, net, how);
end
end

function pass = forward_pass (theta, net, X, Y, how)
theta = double (theta(:));
if ~ isempty (how.order)
  theta = theta(how.order (net));
end
pass.Theta = matrices (theta, net.Sizes);
X = standardize_inputs (full (double (X)), net);
pass.M = diagnose_divisor (X, how);
[pass.T, pass.y] = targets (Y, net, size (X, 1), how);
pass.g = arrayfun (@(l) unit (net, l), 1:numel (net.Sizes), 'UniformOutput', false);
[pass.z, pass.a] = forward (pass, X, net, how);
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

function [z, a] = forward (pass, X, net, how)
z = {[]};
a = {X};
for l = 1:numel (pass.Theta)
  W = pass.Theta{l};
  if ~ isempty (how.theta)
    W = how.theta (W);
  end
  z{l+1} = withbias (a{l}, l, pass, how) * W';
  a{l+1} = pass.g{l+1}.value (z{l+1});
end
if ~ isempty (how.outputs)
  a{end} = how.outputs (z{end});
end
end

% [1 a], as the mistakes have it.
function A = withbias (a, l, pass, how)
column = ones (size (a, 1), 1);
if l > 1 && ~ isempty (how.one)
  column = column * how.one (pass.g{l}.value);
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

% The row of a layer's activation; the inputs have none.
function row = unit (net, l)
names = net.Activation;
if l == 1
  row = [];
  return
elseif l == numel (net.Sizes)
  name = net.Output;
elseif iscell (names)
  name = names{l - 1};
else
  name = names;
end
row = activation_table (name);
end

function J = datacost (pass, net, how)
z = pass.z{end};
h = pass.a{end};
T = pass.T;
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
  J = J / pass.M;
else
  J = J * how.costscale (diagnose_counts (net, pass.M));
end
if ~ isempty (how.costsign)
  J = how.costsign (J);
end
end

% The data part of the gradient, not divided by m, a cell by layer.
function G = backward (pass, net, how)
Theta = pass.Theta;
z = pass.z;
a = pass.a;
T = pass.T;
if ~ isempty (how.again)
  how = how.again (how);
  [z, a] = forward (pass, a{1}, net, how);
end
if ~ isempty (how.gtargets)
  T = how.gtargets (T, pass.y);
end
L = numel (a);
d = cell (1, L);
d{L} = outputdelta (z{L}, a{L}, T, pass.g{L}, net, how);
if ~ isempty (how.examples)
  d{L} = bsxfun (@times, d{L}, how.examples (size (a{1}, 1), net.Sizes(end), pass.M));
end
for l = L-1:-1:2
  B = d{l+1} * Theta{l};
  g = pass.g{l};
  slope = g.slope (z{l});
  if ~ isempty (how.slope)
    slope = how.slope (struct ('g', g, 'z', z{l}, 'a', a{l}, 'slope', slope));
  end
  if ~ isempty (how.back)
    d{l} = how.back (B, slope, g);
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
  A = withbias (a{l}, l, pass, how);
  G{l} = d{l+1}' * A;
  if ~ isempty (how.outer)
    Z = A;
    if l > 1
      Z = withbias (z{l}, l, pass, how);
    end
    G{l} = how.outer (struct ('d', d{l+1}, 'A', A, 'G', G{l}, 'Z', Z, 'above', a{l+1}, ...
                              'l', l, 'L', L - 1));
  end
end
end

function d = outputdelta (z, h, T, g, net, how)
raw = h - T;
right = raw;
if strcmp (net.Output, 'softmax')
  if strcmp (net.Loss, 'squarederror')
    right = h .* bsxfun (@minus, raw, sum (h .* raw, 2));
  elseif isempty (how.outputs)
    raw = bsxfun (@times, h, sum (T, 2)) - T;
    right = raw;
  end
elseif strcmp (net.Loss, 'squarederror')
  right = raw .* g.slope (z);
end
d = right;
if ~ isempty (how.delta)
  d = how.delta (raw, g.slope (z));
end
end
