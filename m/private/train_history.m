function history = train_history (run)
% TRAIN_HISTORY  The history as a struct of columns.
%
%   history = train_history (run)
%
%   run   struct with the rows in history, and in older, see train_rows

% SPDX-License-Identifier: GPL-3.0-or-later

names = {'iteration', 'cost', 'validation_cost', 'accuracy', 'validation_accuracy', ...
         'gradient_norm', 'seconds', 'objective'};
rows = vertcat (run.older{:}, run.history);
history = cell2struct (num2cell (rows, 1), names, 2);
end
