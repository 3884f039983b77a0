function [J, grad, flag] = ranks_cost (theta, part, flag)
% RANKS_COST  Cost and gradient of the examples of all ranks.
%
%   J = ranks_cost (theta, part)
%   [J, grad, flag] = ranks_cost (theta, part, flag)
%
%   part    from ranks_part
%   J       of theta's class, or single if X is; grad: of theta's shape
%   flag    see ranks_sum
%
%   J = sum over the ranks of w_r J_r / sum of w_r + penalty, where w_r is the sum of the
%   weights of rank r and J_r the cost of its examples without the penalty.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 3
  flag = 0;
end
problem = '';
[J, grad] = deal (0, []);
try
  if part.own > 0
    if nargout > 1
      [J, grad] = backprop_mex ('cost', theta, part.net, part.X, part.Y, part.options);
      grad = part.own * grad(:);
    else
      J = backprop_mex ('cost', theta, part.net, part.X, part.Y, part.options);
    end
  elseif nargout > 1
    grad = zeros (numel (theta), 1);
    if part.single || isa (theta, 'single')
      grad = single (grad);
    end
  end
catch e
  problem = readable_text (e.message);
  [J, grad] = deal (0, []);
end
same = {};
if isempty (problem)                     % otherwise it may be of any class
  same = {'theta', theta};
end
[J, grad, flag] = ranks_sum (part.ranks, same, part.own * double (J), grad, flag, problem);
J = J / part.total;
if nargout > 1
  grad = grad / part.total;
end
if part.lambda > 0
  w = theta(part.penalized);
  w = w(:);
  J = J + part.lambda / (2 * part.total) * sum (double (w) .^ 2);
  if nargout > 1
    grad(part.penalized) = grad(part.penalized) + part.lambda / part.total * w;
  end
end
if nargout > 1
  grad = reshape (grad, size (theta));
end
if part.single || isa (theta, 'single')
  J = single (J);
end
end
