function allowed = check_tolerance (report)
% CHECK_TOLERANCE  Up to which relative difference a user's numbers are the engine's.
%
%   allowed = check_tolerance (report)
%
%   Rounding of sums in another order, or of single precision somewhere inside.

% SPDX-License-Identifier: GPL-3.0-or-later

allowed = 1e-9;
if report.precision > 1e-12
  allowed = 1e-4;
end
end
