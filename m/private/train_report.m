function now = train_report (row)
% TRAIN_REPORT  What OutputFcn learns of an iteration or epoch: see nntrain.
%
%   now = train_report (row)
%
%   row   of the history;  NaN (1, 8) at the start
%
%   now   struct: the columns of the history, and the fields of fminunc's: iter, fval,
%         and, to be set by the caller, funccount and stepsize

% SPDX-License-Identifier: GPL-3.0-or-later

now = train_history (struct ('history', row, 'older', {{}}));
now.iter = now.iteration;
now.funccount = NaN;
now.fval = now.cost;
now.stepsize = NaN;
end
