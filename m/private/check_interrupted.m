function check_interrupted (e)
% CHECK_INTERRUPTED  If Ctrl-C has come, ends nncheck's work by the error backprop:interrupt.
%
%   check_interrupted ()       raises it if Ctrl-C is held (hold_interrupt) and has come
%   check_interrupted (e)      in a catch: raises any other error e again, ignores this one

% SPDX-License-Identifier: GPL-3.0-or-later

id = 'backprop:interrupt';
if nargin == 0 && backprop_mex ('hold')
  error (id, 'nncheck: interrupted by Ctrl-C');
elseif nargin > 0 && ~ strcmp (e.identifier, id)
  rethrow (e);
end
end
