% The sigmoid, not yet written by its student.
% SPDX-License-Identifier: GPL-3.0-or-later
function g = sigmoid (z)
g = zeros (size (z));

end
