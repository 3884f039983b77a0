function yes = diagnose_late (suspects)
% DIAGNOSE_LATE  Which mistakes come after the products of backpropagation: diagnose_finished.

% SPDX-License-Identifier: GPL-3.0-or-later

yes = diagnose_does (suspects, {'gbias1', 'gbias2', 'gscale', 'gsign', 'gzero', 'unroll'});
end
