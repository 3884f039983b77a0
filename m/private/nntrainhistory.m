function history = nntrainhistory (rows)
% NNTRAINHISTORY  The history as a struct of columns.
%
%   history = nntrainhistory (rows)

% SPDX-License-Identifier: GPL-3.0-or-later

names = {'iteration', 'cost', 'validation_cost', 'accuracy', ...
         'validation_accuracy', 'gradient_norm', 'seconds'};
history = cell2struct (num2cell (rows, 1), names, 2);
end
