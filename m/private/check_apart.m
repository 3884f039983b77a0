function [wrong, unsure] = check_apart (report, idx, tolerance)
% CHECK_APART  Which entries of a gradient are not those of its J, and which are uncertain.
%
%   [wrong, unsure] = check_apart (report, idx, tolerance)
%
%   idx   the entries that were checked one by one
%
%   An entry is wrong if it lies outside of the numerical one and its uncertainty.
%   It is uncertain if it lies inside, but the uncertainty is so large that a
%   mistake of 1 % of the entry, or of the gradient's usual entry (the root of
%   the mean square), could not be seen.

% SPDX-License-Identifier: GPL-3.0-or-later

g = report.grad;
finite = isfinite (g);
usual = norm (g(finite)) / sqrt (max (1, nnz (finite)));
large = max (abs (g), abs (report.numgrad));
checked = false (size (g));
checked(idx) = true;
wrong = checked & (abs (g - report.numgrad) > report.uncertainty + tolerance * large ...
                   | (~ finite & isfinite (report.numgrad)));
unsure = checked & ~ wrong & ~ (report.uncertainty <= 0.01 * max (large, usual));
end
