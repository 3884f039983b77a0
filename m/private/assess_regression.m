function M = assess_regression (Y, H)
% ASSESS_REGRESSION  nnassess for outputs that are numbers.
%
%   M = assess_regression (Y, H)
%
%   Y, H   targets and outputs, m-by-K; a target that is NaN is not known

% SPDX-License-Identifier: GPL-3.0-or-later

Y = double (full (Y));
H = double (full (H));
[M.examples, K] = size (Y);
M.kind = 'regression';
M = orderfields (M, {'kind', 'examples'});
M.R2 = NaN (K, 1);
M.RMSE = NaN (K, 1);
M.MAE = NaN (K, 1);
for k = 1:K
  known = ~ isnan (Y(:, k));
  y = Y(known, k);
  away = y - H(known, k);
  M.RMSE(k) = sqrt (mean (away .^ 2));
  M.MAE(k) = mean (abs (away));
  if any (y ~= y(1))
    M.R2(k) = 1 - sum (away .^ 2) / sum ((y - mean (y)) .^ 2);
  end
end
M = assess_means (M, {'R2', 'RMSE', 'MAE'}, true (K, 1));
M.targets = Y;
M.outputs = H;
end
