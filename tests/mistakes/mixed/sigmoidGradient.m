% The gradient of the sigmoid by a student who uses z instead of sigmoid (z).
% SPDX-License-Identifier: GPL-3.0-or-later
function g = sigmoidGradient (z)
g = z .* (1 - z);
end
