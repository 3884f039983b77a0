function yes = fuzz_canary ()
% FUZZ_CANARY  Whether the engine still gives the same bits, in double, single and sparse.
%
% In double the cost must be 3.64704, as published for the course (lambda 1.5). The bits of
% all results are stored at the first call and must not change.

% SPDX-License-Identifier: GPL-3.0-or-later

persistent first
theta = [sin(1:2:24)'; cos(1:2:40)'];
X = reshape (sin (1:32), 16, 2) / 5;
y = 1 + mod (1:16, 4)';
net = nncreate ([2 4 4], 'Lambda', 1.5);
[J, grad] = nncost (theta, net, X, y);
[J1, grad1] = nncost (single (theta), net, X, y);
[J2, grad2] = nncost (theta, net, sparse (X), y);
found = {J, grad, J1, grad1, J2, grad2, nnforward(theta, net, X)};
if isempty (first)
  first = found;
end
yes = abs (J - 3.64704) < 5e-6 && fuzz_same (found, first);
end
