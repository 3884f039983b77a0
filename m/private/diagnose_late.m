function yes = diagnose_late (suspects)
% DIAGNOSE_LATE  Which suspects change a step after backpropagation's products (diagnose_finished).

% SPDX-License-Identifier: GPL-3.0-or-later

yes = diagnose_does (suspects, {'gbias1', 'gbias2', 'gscale', 'gsign', 'gzero', 'unroll'});
end
