function [J, grad] = fuzz_cost (theta, varargin)
% FUZZ_COST  A cost function of a user: (sum (theta .^ 4) + |theta|^2) / 2.

% SPDX-License-Identifier: GPL-3.0-or-later

try
  theta = double (theta);
  J = full (sum (theta(:) .^ 4) + sum (theta(:) .^ 2)) / 2;
  grad = 2 * theta .^ 3 + theta;
catch e
  error ('fuzz:users', 'of the user''s: %s', e.message);
end
end
