function list = diagnose_trials (theta)
% DIAGNOSE_TRIALS  Parameters at which the mistakes of a cost function show well.
%
%   list = diagnose_trials (theta)
%
%   theta   the user's parameters, a column.
%   list    cell of columns like theta, for diagnose_cost if the network, the
%           examples and lambda are fixed: theta itself; zeros, at which each
%           output costs log 2; and two others without a pattern, of the order
%           of 1/2 and 1/5, at which no unit saturates and no bias is zero.

% SPDX-License-Identifier: GPL-3.0-or-later

k = (1:numel (theta))';
list = {theta(:), zeros(size (k)), 0.5 * sin(1e4 * sin (k)), 0.2 * sin(1e4 * sin (k + 0.37))};
end

%!test
%! list = diagnose_trials (1:5);
%! assert (numel (list), 4)
%! assert (list{1}, (1:5)')
%! assert (any (list{2}), false)
%! assert (all (abs (list{3}) < 0.5 & list{3} ~= 0))
