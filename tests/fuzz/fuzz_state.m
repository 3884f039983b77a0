function state = fuzz_state ()
% FUZZ_STATE  The state of a run of L-BFGS with three variables and a memory of three steps.

% SPDX-License-Identifier: GPL-3.0-or-later

persistent kept
if isempty (kept)
  how = struct ('Memory', 3, 'Threads', 1, 'Regularization', 0.3);
  run = backprop_mex ('lbfgs', 'begin', ones (1, 3), how);
  free = onCleanup (@() backprop_mex ('lbfgs', 'free', run));
  event = 0;
  for k = 1:9
    if event == 0
      [J, grad] = fuzz_cost (backprop_mex ('lbfgs', 'point', run));
      event = backprop_mex ('lbfgs', 'tell', run, J, grad);
    elseif k < 9
      event = backprop_mex ('lbfgs', 'iterate', run);
    end
  end
  kept = backprop_mex ('lbfgs', 'state', run);
end
state = kept;
end
