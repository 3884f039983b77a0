function yes = diagnose_does (suspects, steps)
% DIAGNOSE_DOES  Which suspects change one of these steps of diagnose_mistaken.

% SPDX-License-Identifier: GPL-3.0-or-later

yes = ismember ({suspects.step}, steps);
end
