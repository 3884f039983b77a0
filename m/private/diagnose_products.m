function [parts, pass] = diagnose_products (theta, net, X, Y, how, wanted, pass)
% DIAGNOSE_PRODUCTS  The data parts of a cost and its gradient, with chosen mistakes in them.
%
%   [parts, pass] = diagnose_products (theta, net, X, Y, how, wanted)
%   [parts, pass] = diagnose_products (theta, net, X, Y, how, wanted, pass)
%
%   theta, net, X, Y, how   as for diagnose_mistaken
%   wanted   'J', 'G', 'JG', or 'T': only the last layer of G, zeros for the others
%   parts    J0: J without its regularization; G: cell by layer, the gradient before
%            diagnose_finished; each if it is wanted
%   pass     the forward pass: Theta, the matrices of theta; M, the number used as m; T and y,
%            targets and labels; z and a; g, the activations; and for G used: z, a and the
%            slopes that backpropagation takes. If it is given, it is not computed again:
%            mistakes of the cost and of backpropagation do not change it

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 7
  pass = forward_pass (theta, net, X, Y, how);
end
if any (wanted == 'J')
  parts.J0 = datacost (pass, net, how);
end
if any (wanted == 'G' | wanted == 'T')
  if ~ isfield (pass, 'used')
    pass.used = used (pass, net, how);
  end
  lowest = 1;
  if any (wanted == 'T')
    lowest = numel (pass.Theta);
  end
  parts.G = backward (pass, net, how, lowest);
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

% nnreshape without its checks, which would take most of the time.
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
  [rest, bias] = columns (l, how, size (W, 2));
  z{l+1} = bsxfun (@plus, a{l} * W(:, rest)', bias_unit (l, pass, how) * W(:, bias)');
  a{l+1} = pass.g{l+1}.value (z{l+1});
end
if ~ isempty (how.outputs)
  a{end} = how.outputs (z{end});
end
end

% z, a and slopes for backpropagation, from a second forward pass if a mistake has one.
function u = used (pass, net, how)
u = struct ('z', {pass.z}, 'a', {pass.a}, 'slope', {cell(1, numel (pass.z))});
if ~ isempty (how.again)
  [u.z, u.a] = forward (pass, pass.a{1}, net, how.again (how));
end
for l = 2:numel (u.z)
  u.slope{l} = pass.g{l}.slope (u.z{l});
end
end

% Which columns of a layer's parameters are weights, and which is the bias.
function [rest, bias] = columns (l, how, count)
rest = 2:count;
bias = 1;
if ~ isempty (how.ones) && how.ones (l)
  rest = 1:count-1;
  bias = count;
end
end

% The value of the bias unit of layer l.
function one = bias_unit (l, pass, how)
one = 1;
if l > 1 && ~ isempty (how.one)
  one = how.one (pass.g{l}.value);
end
end

% [1 a], with the mistakes.
function A = with_bias (a, l, pass, how)
[rest, bias] = columns (l, how, size (a, 2) + 1);
A(:, rest) = a;
A(:, bias) = bias_unit (l, pass, how);
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

% The data part of the gradient, not divided by m, a cell by layer, from layer lowest up.
function G = backward (pass, net, how, lowest)
Theta = pass.Theta;
z = pass.used.z;
a = pass.used.a;
slope = pass.used.slope;
T = pass.T;
if ~ isempty (how.again)
  how = how.again (how);
end
if ~ isempty (how.gtargets)
  T = how.gtargets (T, pass.y);
end
L = numel (a);
d = cell (1, L);
d{L} = outputdelta (slope{L}, a{L}, T, net, how);
if ~ isempty (how.examples)
  d{L} = bsxfun (@times, d{L}, how.examples (size (a{1}, 1), net.Sizes(end), pass.M));
end
for l = L-1:-1:lowest+1
  g = pass.g{l};
  dg = slope{l};
  if ~ isempty (how.slope)
    dg = how.slope (struct ('g', g, 'z', z{l}, 'a', a{l}, 'slope', dg));
  end
  if ~ isempty (how.back)
    d{l} = how.back (d{l+1} * Theta{l}, dg, g);
  else
    d{l} = (d{l+1} * Theta{l}(:, columns (l, how, size (Theta{l}, 2)))) .* dg;
  end
end
if ~ isempty (how.outerone)
  how.one = how.outerone;
end
G = cellfun (@(W) zeros (size (W)), Theta, 'UniformOutput', false);
for l = lowest:L-1
  [rest, bias] = columns (l, how, size (Theta{l}, 2));
  G{l}(:, rest) = d{l+1}' * a{l};
  G{l}(:, bias) = bias_unit (l, pass, how) * sum (d{l+1}, 1)';
  if ~ isempty (how.outer)
    A = with_bias (a{l}, l, pass, how);
    Z = A;
    if l > 1
      Z = with_bias (z{l}, l, pass, how);
    end
    G{l} = how.outer (struct ('d', d{l+1}, 'A', A, 'G', G{l}, 'Z', Z, 'above', a{l+1}, ...
                              'l', l, 'L', L - 1));
  end
end
end

function d = outputdelta (slope, h, T, net, how)
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
  right = raw .* slope;
end
d = right;
if ~ isempty (how.delta)
  d = how.delta (raw, slope);
end
end
