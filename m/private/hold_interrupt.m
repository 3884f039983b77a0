function held = hold_interrupt ()
% HOLD_INTERRUPT  Until held is cleared, the first Ctrl-C ends no script.
%
%   held = hold_interrupt ()
%
%   It is kept instead, wherever it falls: backprop_mex ('hold') tells whether it has come,
%   and what trains or minimises returns what it has. A second one ends the script.

% SPDX-License-Identifier: GPL-3.0-or-later

backprop_mex ('hold', true);
held = onCleanup (@() backprop_mex ('hold', false));
end
