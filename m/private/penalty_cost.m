function J = penalty_cost (theta, net, total)
% PENALTY_COST  What Lambda adds to the cost.
%
%   J = penalty_cost (theta, net, total)
%
%   total   the examples' number, or the sum of their weights
%   J       Lambda / (2 total) times the sum of the squares of all weights except those
%           of the bias units

% SPDX-License-Identifier: GPL-3.0-or-later

J = 0;
if net.Lambda > 0
  Theta = nnreshape (theta, net);
  for l = 1:numel (Theta)
    W = double (Theta{l}(:,2:end));
    J = J + sum (W(:) .^ 2);
  end
  J = double (net.Lambda) / (2 * total) * J;
end
end

%!test % the same as in nncost
%! net = nncreate ([3 4 2], 'Lambda', 0.7);
%! theta = sin (1:26)';
%! X = reshape (cos (1:15), 5, 3);
%! with = nncost (theta, net, X, [1 2 1 2 1]);
%! net.Lambda = 0;
%! without = nncost (theta, net, X, [1 2 1 2 1]);
%! net.Lambda = 0.7;
%! assert (penalty_cost (theta, net, 5), with - without, 1e-14)
