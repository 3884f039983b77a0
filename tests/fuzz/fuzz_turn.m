function name = fuzz_turn (names, seed, k)
% FUZZ_TURN  The function of call k: all names in turn, slow functions less often.
%
% name = fuzz_turn (names, seed, k)

% SPDX-License-Identifier: GPL-3.0-or-later

slow = {'nncheck', 'nnselect', 'nnplot', 'nnsurface', 'nnlandscape', 'checkNNGradients', 'displayData'};
n = numel (names);
name = names{1 + mod(k - 1, n)};
if any (strcmp (name, slow)) && mod (floor ((k - 1) / n), 3) ~= 0
  quick = [setdiff(names, slow), repmat({'backprop_mex lbfgs'}, 1, 8)];
  name = quick{1 + mod(17 * k + seed, numel (quick))};
end
end
