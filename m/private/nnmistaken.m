function [J, grad, parts] = nnmistaken (theta, net, X, Y, how)
% NNMISTAKEN  Cost and gradient of a network with chosen mistakes in them.
%
%   how = nnmistaken ()
%   [J, grad, parts] = nnmistaken (theta, net, X, Y, how)
%
%   theta, net, X, Y   as for nncost; small ones, for everything is held.
%   how     struct from nnmistaken (), whose fields are all '': nothing is wrong.
%           Each field is one step of the algorithm; another value is one way
%           to do it wrongly. nncatalogue lists the values and what they mean.
%   J       the cost, grad its gradient as a column: what a function with these
%           mistakes returns.
%   parts   J0 and R: J's data part and its regularization; G and Q, columns:
%           the same of grad, before keep (a factor on G) and unrolling.
%
%   It follows the formulas of nncost, over all examples at once, and shares
%   nothing with the engine: with nothing wrong it is one more witness.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin == 0
  J = struct ('labels', '', 'm', '', 'lambda', '', 'bias', '', 'ones', '', ...
    'zeroed', '', 'jterms', '', 'jproduct', '', 'jscale', '', 'jsign', '', ...
    'jtake', '', 'jlabels', '', 'rfactor', '', 'rentries', '', 'rmatrices', '', 'rform', '', ...
    'glabels', '', 'gsign', '', 'gagain', '', 'output', '', 'slope', '', ...
    'back', '', 'outer', '', 'gbias1', '', 'gbias2', '', 'gscale', '', ...
    'gexamples', '', 'gzero', '', 'unroll', '', 'qfactor', '', 'qbias', '', ...
    'qmatrices', '', 'qform', '');
  return
end
Theta = nnreshape (double (theta(:)), net);
X = nnstandardize (full (double (X)), net);
m = size (X, 1);
M = divisor (X, how);
[T, y] = targets (Y, net, m, how.labels);
[z, a] = forward (Theta, X, net, how);
parts.J0 = datacost (z{end}, a{end}, T, net, M, how);
[parts.R, Q] = nnmistakenpenalty (Theta, net.Lambda, M, how);
J = parts.J0 + parts.R;
if nargout < 2
  return
end
G = backward (Theta, z, a, X, T, y, net, M, how);
keep = nnkeep (net, M, how.qform);
parts.G = [];
parts.Q = [];
for l = 1:numel (G)
  if strcmp (how.gzero, 'all') || strcmp (how.gzero, sprintf ('%d', l)) ...
     || (strcmp (how.gzero, 'last') && l == numel (G))
    G{l}(:) = 0;
    Q{l}(:) = 0;
  end
  parts.G = [parts.G; G{l}(:)];
  parts.Q = [parts.Q; Q{l}(:)];
end
grad = keep .* parts.G + parts.Q;
grad(nnunrolled (net, how.unroll)) = grad;
end

% What a student divides by.
function M = divisor (X, how)
M = size (X, 1);
if strcmp (how.m, 'length')
  M = max (size (X));
elseif strcmp (how.m, '5000')
  M = 5000;
end
end

% T, the m-by-K matrix of targets, and y the labels ([] where there are none).
function [T, y] = targets (Y, net, m, which)
K = net.Sizes(end);
Y = full (double (Y));
y = [];
if K > 1 && numel (Y) == m
  y = Y(:);
elseif K == 1
  T = Y(:);
  y = T;                                % targets of one output are numbers
  return
else
  T = Y;
  if all (sum (Y == 1, 2) == 1 & sum (Y == 0, 2) == K - 1)
    [~, y] = max (Y, [], 2);
  else
    return
  end
end
label = y;
switch which
  case 'up-cyclic'
    label = mod (y, K) + 1;
  case 'up'
    label = y + 1;
  case 'down'
    label = y - 1;
  case 'down-cyclic'
    label = mod (y - 2, K) + 1;
  case 'last-lost'
    label = mod (y, K);
  case 'first-k'
    label(K+1:end) = 0;
end
T = double (bsxfun (@eq, label, 1:K));
if strcmp (which, 'numbers')
  T = repmat (y, 1, K);
end
end

function [z, a] = forward (Theta, X, net, how)
z = {[]};
a = {X};
m = size (X, 1);
for l = 1:numel (Theta)
  W = Theta{l};
  if ~ isempty (how.zeroed)
    W(:, 1) = 0;
  end
  z{l+1} = withbias (a{l}, l, net, how) * W';
  row = unit (net, l + 1);
  a{l+1} = row.value (z{l+1});
end
end

% [1 a], as the mistakes have it.
function A = withbias (a, l, net, how)
one = 1;
if l > 1 && ~ isempty (how.bias)
  row = unit (net, l);
  one = row.value (1);
end
column = one * ones (size (a, 1), 1);
if onelast (l, how)
  A = [a, column];
else
  A = [column, a];
end
end

function yes = onelast (l, how)
yes = strcmp (how.ones, 'last') || (l == 1 && strcmp (how.ones, 'last-x')) ...
      || (l > 1 && strcmp (how.ones, 'last-a'));
end

% The row of a layer's activation.
function row = unit (net, l)
names = net.Activation;
if ~ iscell (names)
  names = repmat ({names}, 1, numel (net.Sizes) - 2);
end
if l == numel (net.Sizes)
  name = net.Output;
else
  name = names{l - 1};
end
row = nnactivations (name);
end

function J = datacost (z, h, T, net, M, how)
if strcmp (how.jlabels, 'last')
  T = repmat (T(end, :), size (T, 1), 1);
end
logistic = strcmp (net.Output, 'sigmoid');
if strcmp (net.Loss, 'squarederror') || strncmp (how.jterms, 'square', 6)
  C = (h - T) .^ 2;
  if ~ strcmp (how.jterms, 'square-whole')
    C = C / 2;
  end
else
  if logistic
    logh = -(max (-z, 0) + log1p (exp (-abs (z))));
    log1h = logh - z;
  else
    top = max (z, [], 2);
    logh = bsxfun (@minus, z, top + log (sum (exp (bsxfun (@minus, z, top)), 2)));
    log1h = zeros (size (z));
  end
  first = 1;
  second = 1;
  switch how.jterms
    case 'y'
      second = 0;
    case '1-y'
      first = 0;
    case 'between'
      second = -1;
    case 'one-minus-log'
      log1h = 1 - logh;
  end
  switch how.jproduct
    case 'classes'                      % sum (sum (Y' * log (H)))
      C = -first * sum (T, 2) .* sum (logh, 2) - second * sum (1 - T, 2) .* sum (log1h, 2);
    case 'examples'                     % sum (sum (Y * log (H)'))
      C = -first * sum (T, 1) .* sum (logh, 1) - second * sum (1 - T, 1) .* sum (log1h, 1);
    otherwise
      C = -first * T .* logh - second * (1 - T) .* log1h;
  end
end
switch how.jtake
  case 'last-class'
    C = C(:, end);
  case 'last-example'
    C = C(end, :);
end
J = sum (C(:));
if isempty (how.jscale)
  J = J / M;
end
if ~ isempty (how.jsign)
  J = -J;
end
end

% The data part of the gradient, a cell by layer.
function G = backward (Theta, z, a, X, T, y, net, M, how)
L = numel (a);
bias = how;                             % the ones of the outer products
switch how.gagain                       % a second forward pass, unlike the first
  case 'bias'
    bias.bias = 'through';
    [z, a] = forward (Theta, X, net, bias);
  case 'outer'
    bias.bias = 'through';
  case 'zeroed'
    again = how;
    again.zeroed = 'yes';
    [z, a] = forward (Theta, X, net, again);
end
if strcmp (how.glabels, 'numbers')
  T = repmat (y, 1, size (T, 2));
end
d = cell (1, L);
d{L} = outputdelta (z{L}, a{L}, T, net, how);
d{L} = bsxfun (@times, d{L}, weights (size (X, 1), net, M, how.gexamples));
for l = L-1:-1:2
  B = d{l+1} * Theta{l};
  slope = slopes (unit (net, l), z{l}, a{l}, how.slope);
  if isempty (how.back) && ~ onelast (l, how)
    d{l} = B(:, 2:end) .* slope;
  elseif isempty (how.back) || strcmp (how.back, 'last-column')
    d{l} = B(:, 1:end-1) .* slope;
  else
    row = unit (net, l);
    at = row.slope ([1, 0]);
    factor = struct ('one', 1, 'at1', at(1), 'at0', at(2), 'zero', 0);
    d{l} = [B(:, 1) * factor.(how.back), B(:, 2:end-1) .* slope(:, 1:end-1)];
  end
end
G = cell (1, L - 1);
for l = 1:L-1
  A = withbias (a{l}, l, net, bias);
  if l > 1 && strncmp (how.outer, 'z', 1)
    A = withbias (z{l}, l, net, bias);
  end
  G{l} = d{l+1}' * A;
  if strcmp (how.outer, 'scalar') || (strcmp (how.outer, 'scalar-first') && l == 1) ...
     || (strcmp (how.outer, 'scalar-last') && l == L - 1)
    G{l}(:) = sum (sum (d{l+1} .* a{l+1}));
  end
end
if ~ isempty (how.gbias1)
  G{1}(:, 1) = 0;
end
if ~ isempty (how.gbias2)
  G{end}(:, 1) = 0;
end
factor = scale (size (X, 2), size (T, 2), M, how.gscale) / M;
if ~ isempty (how.gsign)
  factor = -factor;
end
for l = 1:L-1
  G{l} = factor * G{l};
end
end

function d = outputdelta (z, h, T, net, how)
row = unit (net, numel (net.Sizes));
slope = row.slope (z);
d = h - T;
if strcmp (net.Output, 'softmax')
  if strcmp (net.Loss, 'squarederror')
    d = h .* bsxfun (@minus, d, sum (h .* d, 2));
  else
    d = bsxfun (@times, h, sum (T, 2)) - T;
  end
elseif strcmp (net.Loss, 'squarederror') && ~ strcmp (how.output, 'none')
  d = d .* slope;
end
if strcmp (how.output, 'slope')
  d = d .* slope;
end
end

% How much each example counts.
function w = weights (m, net, M, which)
w = ones (m, 1);
K = net.Sizes(end);
switch which
  case 'decaying'
    w = M * m .^ -(m - (1:m)' + 1);
  case 'last'
    w(1:end-1) = 0;
  case 'single-last'
    w(:) = 0;
    w(m) = M;
  case 'single-first'
    w(:) = 0;
    w(1) = M;
  case 'single-k'
    w(:) = 0;
    w(min (K, m)) = M;
end
end

function p = slopes (row, z, a, which)
p = row.slope (z);
switch which
  case 'of-a'
    p = row.slope (a);
  case 'none'
    p = ones (size (z));
  case 'value'
    p = row.value (z);
  case 'twice'
    p = p .^ 2;
  case 'nested'
    p = row.slope (p);
  case 'zero'
    p = zeros (size (z));
end
end

function f = scale (n, K, M, which)
switch which
  case 'm'
    f = M;
  case '1/m'
    f = 1 / M;
  case 'k'
    f = K;
  case 'k/n'
    f = K / n;
  otherwise
    f = 1;
end
end

%!test % with nothing wrong it agrees with the engine, whatever the network
%! for output = {'sigmoid', 'softmax', 'tanh'}
%!   table = nnactivations ();
%!   for name = {table([table.hidden]).name}
%!     for sizes = {[4 3], [4 5 3], [4 3 5 2]}
%!       net = nncreate (sizes{1}, 'Activation', name{1}, 'Output', output{1}, 'Lambda', 0.7);
%!       theta = sin (1:sum (sizes{1}(2:end) .* (sizes{1}(1:end-1) + 1)))';
%!       X = reshape (cos (1:24), 6, 4);
%!       y = 1 + mod ((1:6)', sizes{1}(end));
%!       [J, grad] = nncost (theta, net, X, y);
%!       [J2, grad2] = nnmistaken (theta, net, X, y, nnmistaken ());
%!       assert (J2, J, -1e-13)
%!       assert (grad2, grad, 1e-13)
%!     end
%!   end
%! end
%!test % a mistake of J and of grad that is consistent: differences agree
%! net = nncreate ([4 3 5], 'Lambda', 2);
%! theta = 0.7 * cos (1:35)';
%! X = reshape (sin (1:28), 7, 4);
%! y = 1 + mod ((1:7)' * 3, 5);
%! for field = {'bias', 'ones', 'ones', 'labels', 'labels', 'm', 'zeroed'; ...
%!              'through', 'last', 'last-x', 'up', 'first-k', '5000', 'yes'}
%!   how = setfield (nnmistaken (), field{1}, field{2});
%!   [J, grad] = nnmistaken (theta, net, X, y, how);
%!   if ~ strcmp (field{1}, 'zeroed')
%!     assert (grad, computeNumericalGradient (@(t) nnmistaken (t, net, X, y, how), theta), 1e-7)
%!   end
%!   assert (abs (J - nncost (theta, net, X, y)) > 1e-3)
%! end
