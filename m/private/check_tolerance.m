function allowed = check_tolerance (report)
% CHECK_TOLERANCE  The relative difference up to which a user's numbers agree with the engine's.
%
%   allowed = check_tolerance (report)
%
%   It allows for rounding of sums in another order, and for single precision.

% SPDX-License-Identifier: GPL-3.0-or-later

allowed = 1e-9;
if report.precision > 1e-12
  allowed = 1e-4;
end
end
