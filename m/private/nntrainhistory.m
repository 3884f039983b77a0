function history = nntrainhistory (run)
% NNTRAINHISTORY  The history as a struct of columns.
%
%   history = nntrainhistory (run)
%
%   run   struct with the rows in history, and in older, see nntrainrows

% SPDX-License-Identifier: GPL-3.0-or-later

names = {'iteration', 'cost', 'validation_cost', 'accuracy', 'validation_accuracy', ...
         'gradient_norm', 'seconds', 'objective'};
rows = vertcat (run.older{:}, run.history);
history = cell2struct (num2cell (rows, 1), names, 2);
end
