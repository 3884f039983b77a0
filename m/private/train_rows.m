function run = train_rows (run, rows)
% TRAIN_ROWS  More rows of history.
%
%   run = train_rows (run, rows)
%
%   The last rows are in run.history, the others in parts in run.older: so a row costs the
%   same however many there are.

% SPDX-License-Identifier: GPL-3.0-or-later

if size (run.history, 1) > 200
  run.older{end + 1} = run.history(1:end-1,:);
  run.history = run.history(end,:);
end
run.history = [run.history; rows];
end
