function minimise_free (minimiser)
% MINIMISE_FREE  Free a run of L-BFGS in the engine, if there is one.
%
%   minimise_free (minimiser)

% SPDX-License-Identifier: GPL-3.0-or-later

if ~ isempty (minimiser)
  backprop_mex ('lbfgs', 'free', minimiser);
end
end
