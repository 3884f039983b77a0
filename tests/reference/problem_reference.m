function [theta, net, X, Y] = problem_reference (sizes, hidden, output, ...
                                                 loss, lambda, m, kind, labels)
% PROBLEM_REFERENCE  A network, parameters and m examples, the same in every call.
%
% kind is the kind of values in X: 'real' (about a third are zero, all are exact in single),
% 'uint8' (0..255) or 'logical'; X itself is always a full double. If labels is true, Y has
% labels 1..K, otherwise a matrix of targets. Targets are 0 and 1 for cross-entropy, where
% every third row does not sum to one, and real numbers otherwise.
%
% theta keeps every z of the order of one: activations are neither linear nor
% saturated.
%
% See also nncost_reference.

% SPDX-License-Identifier: GPL-3.0-or-later

n = sizes(1);
K = sizes(end);
net = struct ('Sizes', sizes, 'Activation', {hidden}, 'Output', output, ...
              'Loss', loss, 'Lambda', lambda);

X = reshape (scatter (m * n, 1), m, n);
top = 1;
switch kind
  case 'real'
    X = double (single (2 * X));
    X(reshape (scatter (m * n, 2), m, n) < -1/3) = 0;
  case 'uint8'
    X = floor (128 + 128 * X);
    top = 128;
  case 'logical'
    X = double (X > 0.2);
end

theta = zeros (0, 1);
for l = 1:numel (sizes) - 1
  W = reshape (scatter (sizes(l+1) * (sizes(l) + 1), 2 + l), sizes(l+1), []);
  W = W * 2 / sqrt (sizes(l) + 1);
  if l == 1
    W(:,2:end) = W(:,2:end) / top;
  end
  theta = [theta; double(single (W(:)))];
end

if labels
  Y = 1 + mod ((1:m)' * 7 + floor ((1:m)' / 3), K);
  if K == 1
    Y = double (scatter (m, 9) > 0);
  end
elseif strcmp (loss, 'crossentropy')
  Y = double (reshape (scatter (m * K, 9), m, K) > 0.3);
  soft = 1:3:m;
  Y(soft,:) = (1 + reshape (scatter (numel (soft) * K, 10), [], K)) / 2;
else
  Y = 2 * reshape (scatter (m * K, 9), m, K);
end

end

% A column of n irregular values in (-1, 1), different for every key.
function v = scatter (n, key)
k = (1:n)';
v = sin (1e4 * sin (k + 0.37 * key));
end
