function [names, rows] = activations_reference ()
% ACTIVATIONS_REFERENCE  Every activation, as it is written on paper.
%
% names   a row, a cell: those that hidden layers may have. The lists in the tests
%         come from here.
% rows    struct with a field for each, and softmax, which is for outputs alone:
%           value   g(z)
%           slope   g'(z); that of softmax is a matrix, and is not here
%           kink    'none', 'slope' where g' jumps at 0, 'curvature' where g'' does
%         At a kink, z = 0, g' is 0 for relu, 0.01 for leakyrelu and 1 for elu.
%
% See also nncost_reference, endings_reference.

% SPDX-License-Identifier: GPL-3.0-or-later

persistent made                          % once: the twins ask at each call
if ~ isempty (made)
  [names, rows] = made{:};
  return
end

rows.sigmoid.value = @(z) 1 ./ (1 + exp (-z));
rows.sigmoid.slope = @(z) 1 ./ (1 + exp (-z)) ./ (1 + exp (z));   % s(z) s(-z)
rows.sigmoid.kink = 'none';

rows.tanh.value = @(z) tanh (z);
rows.tanh.slope = @(z) 1 ./ cosh (z) .^ 2;
rows.tanh.kink = 'none';

rows.relu.value = @(z) below (z, z, @(z) zeros (size (z)));
rows.relu.slope = @(z) double (z > 0);
rows.relu.kink = 'slope';

rows.leakyrelu.value = @(z) below (z, z, @(z) 0.01 * z);
rows.leakyrelu.slope = @(z) 0.01 + 0.99 * (z > 0);
rows.leakyrelu.kink = 'slope';

rows.elu.value = @(z) below (z, z, @(z) expm1 (z));
rows.elu.slope = @(z) below (z, ones (size (z)), @(z) exp (z));
rows.elu.kink = 'curvature';

rows.gelu.value = @(z) z .* erfc (-z / sqrt (2)) / 2;
rows.gelu.slope = @(z) erfc (-z / sqrt (2)) / 2 + z .* exp (-z .^ 2 / 2) / sqrt (2 * pi);
rows.gelu.kink = 'none';

rows.silu.value = @(z) z ./ (1 + exp (-z));
rows.silu.slope = @(z) (1 + z ./ (1 + exp (z))) ./ (1 + exp (-z));
rows.silu.kink = 'none';

rows.linear.value = @(z) z;
rows.linear.slope = @(z) ones (size (z));
rows.linear.kink = 'none';

names = fieldnames (rows)';

rows.softmax.value = @(z) exp (z - max (z)) / sum (exp (z - max (z)));
rows.softmax.slope = [];
rows.softmax.kink = 'none';
made = {names, rows};

end

% What is given for z >= 0 (and NaN), and f (z) for z < 0.
function a = below (z, a, f)
a(z < 0) = f (z(z < 0));
end
