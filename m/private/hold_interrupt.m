function held = hold_interrupt ()
% HOLD_INTERRUPT  Until held is cleared, the first Ctrl-C does not end the script.
%
%   held = hold_interrupt ()
%
%   It is remembered instead, whatever runs: backprop_mex ('hold') returns whether it has
%   come, and functions that train or minimise then return their best so far. A second
%   Ctrl-C ends the script.

% SPDX-License-Identifier: GPL-3.0-or-later

backprop_mex ('hold', true);
held = onCleanup (@() backprop_mex ('hold', false));
end
