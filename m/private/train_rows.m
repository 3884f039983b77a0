function run = train_rows (run, rows)
% TRAIN_ROWS  Adds rows to the history.
%
%   run = train_rows (run, rows)
%
%   The last rows are in run.history, the others, in parts, in run.older, so that the time
%   to add a row does not grow with their number.

% SPDX-License-Identifier: GPL-3.0-or-later

if size (run.history, 1) > 200
  run.older{end + 1} = run.history(1:end-1,:);
  run.history = run.history(end,:);
end
run.history = [run.history; rows];
end
