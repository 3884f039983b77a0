function [J, grad, steps] = nncost_reference (theta, net, X, Y, push)
% NNCOST_REFERENCE  nncost, slow and simple, to compare with: one example at a time.
%
% [J, grad, steps] = nncost_reference (theta, net, X, Y) takes the arguments of nncost and
% computes the formulas of backpropagation in their usual form, in double precision for all
% classes of theta and X:
%
%   a(1) = x,  z(l+1) = Theta(l) [1; a(l)],  a(l+1) = g(z(l+1)),  h = a(L)
%   d(L) = dJ_t / dz(L)
%   d(l) = (Theta(l)(:,2:end)' d(l+1)) .* g'(z(l)),  l = L-1 .. 2
%   Delta(l) = sum over t of d(l+1) [1; a(l)]'
%   D(l) = (Delta(l) + lambda [0 Theta(l)(:,2:end)]) / m
%
% g and g' are those of activations_reference.
%
% With net.SparsityTarget rho and net.SparsityWeight beta, as in A. Ng's "Sparse autoencoder"
% (CS294A lecture notes), r the mean over t of a(l), hidden layers l:
%
%   J = ... + beta sum over l and units of rho log (rho/r) + (1-rho) log ((1-rho)/(1-r))
%   d(l) = (Theta(l)(:,2:end)' d(l+1) + beta (-rho/r + (1-rho)/(1-r))) .* g'(z(l))
%
% A fifth argument, a cell with an entry for each layer, replaces the term with beta in d(l);
% J then has no penalty.
%
% steps.a{l}, steps.z{l}, steps.d{l} are m-by-s_l (z{1} and d{1} are empty);
% steps.Delta{l}, steps.D{l} have the size of Theta{l}. d is the derivative of
% the example's own cost J_t, which is not divided by m.
%
% See also numgrad_reference, nncost.

% SPDX-License-Identifier: GPL-3.0-or-later

s = double (net.Sizes(:)');
L = numel (s);
names = [{''}, net.Activation(:)', {net.Output}];
[~, rows] = activations_reference ();
for l = 2:L
  g{l} = rows.(names{l}).value;                   % makes a(l) from z(l)
  slope{l} = rows.(names{l}).slope;
end
lambda = double (net.Lambda);
X = full (double (X));
m = size (X, 1);
Y = targets (full (double (Y)), m, s(L));

Theta = cell (1, L - 1);
used = 0;
for l = 1:L-1
  count = s(l+1) * (s(l) + 1);
  Theta{l} = reshape (double (theta(used+1:used+count)), s(l+1), s(l) + 1);
  used = used + count;
end

steps = struct ();
[steps.a, steps.z, steps.d] = deal (cell (1, L));
for l = 2:L
  [steps.a{l}, steps.z{l}, steps.d{l}] = deal (zeros (m, s(l)));
end
steps.a{1} = X;
for l = 1:L-1
  steps.Delta{l} = zeros (size (Theta{l}));
end

extra = 0;
if nargin < 5
  [extra, push] = sparsity (net, Theta, g, X);
end

J = 0;
for t = 1:m
  a{1} = X(t,:)';                                 % forward
  for l = 1:L-1
    z{l+1} = Theta{l} * [1; a{l}];
    a{l+1} = g{l+1} (z{l+1});
    steps.z{l+1}(t,:) = z{l+1};
    steps.a{l+1}(t,:) = a{l+1};
  end
  y = Y(t,:)';
  J = J + loss (net, z{L}, a{L}, y);
  if nargout > 1
    d{L} = output_delta (net, slope{L}, z{L}, a{L}, y);     % backward
    for l = L-1:-1:2
      d{l} = (Theta{l}(:,2:end)' * d{l+1} + push{l}) .* slope{l} (z{l});
    end
    for l = 1:L-1
      steps.Delta{l} = steps.Delta{l} + d{l+1} * [1; a{l}]';
      steps.d{l+1}(t,:) = d{l+1};
    end
  end
end

J = J / m + extra;
grad = zeros (0, 1);
for l = 1:L-1
  W = Theta{l};
  W(:,1) = 0;                                     % the bias is not regularized
  J = J + lambda / (2 * m) * sum (W(:) .^ 2);
  steps.D{l} = (steps.Delta{l} + lambda * W) / m;
  grad = [grad; steps.D{l}(:)];
end
grad = reshape (grad, size (theta));

end

% The penalty on mean activations, and its derivatives by the means.
function [extra, push] = sparsity (net, Theta, g, X)
L = numel (Theta) + 1;
extra = 0;
push = repmat ({0}, 1, L);
if isfield (net, 'SparsityWeight')
  rho = net.SparsityTarget;
  for l = 2:L-1
    r = zeros (net.Sizes(l), 1);
    for t = 1:size (X, 1)
      a = X(t,:)';
      for k = 1:l-1
        a = g{k+1} (Theta{k} * [1; a]);
      end
      r = r + a / size (X, 1);
    end
    kl = rho * log (rho ./ r) + (1 - rho) * log ((1 - rho) ./ (1 - r));
    extra = extra + net.SparsityWeight * sum (kl);
    push{l} = net.SparsityWeight * (-rho ./ r + (1 - rho) ./ (1 - r));
  end
end
end

% The m-by-K matrix of targets from Y: labels 1..K become rows of the identity matrix; with
% one output Y holds the targets.
function T = targets (Y, m, K)
if K == 1
  T = reshape (Y, m, 1);
elseif isequal (size (Y), [m, K])
  T = Y;
else
  I = eye (K);
  T = I(Y(:),:);
end
end

% J_t, the cost of one example; cross-entropy from z, so that it is finite.
function J = loss (net, z, h, y)
if strcmp (net.Loss, 'squarederror')
  J = sum ((h - y) .^ 2) / 2;
elseif strcmp (net.Output, 'softmax')
  [top, k] = max (z);                             % -log h = log sum exp (z) - z
  rest = sum (exp (z([1:k-1, k+1:end]) - top));
  J = sum (y .* (top - z + log1p (rest)));
else
  J = sum (max (z, 0) - y .* z + log1p (exp (-abs (z))));
end
end

% d(L) = dJ_t/dz(L).
function d = output_delta (net, slope, z, h, y)
if strcmp (net.Loss, 'squarederror')
  e = h - y;
  if strcmp (net.Output, 'softmax')
    d = h .* (e - sum (h .* e));                  % dh/dz = diag (h) - h h'
  else
    d = e .* slope (z);
  end
elseif strcmp (net.Output, 'softmax')
  d = h * sum (y) - y;                            % h - y where y sums to 1
else
  d = h - y;
end
end
