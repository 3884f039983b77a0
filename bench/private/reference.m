function e = reference (team, precision)
% REFERENCE  The entrant that measures the BLAS: one product in each thread.

% SPDX-License-Identifier: GPL-3.0-or-later

e = entrant (team.ref, 'precision', precision, 'values', 'none');
e.flops = 2 * 768 ^ 3 * sscanf (team.package.about, '%d');
end
