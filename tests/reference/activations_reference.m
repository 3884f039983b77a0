function [names, rows] = activations_reference ()
% ACTIVATIONS_REFERENCE  Every activation by its usual formula.
%
% names   cell, a row: the activations that hidden layers may have; the tests take their
%         lists from here
% rows    struct with a field for each, and for softmax, which is for the output only:
%           value   g(z)
%           slope   g'(z); not for softmax, whose derivative is a matrix
%           kinks   a row: the z where g' or g'' is not continuous
%           jumps   whether g' is not continuous; g' at the kinks is then 0, of leakyrelu 0.01
%
% See also nncost_reference, endings_reference.

% SPDX-License-Identifier: GPL-3.0-or-later

persistent made                          % made once, because the references call this often
if ~ isempty (made)
  [names, rows] = made{:};
  return
end

rows.sigmoid.value = @(z) 1 ./ (1 + exp (-z));
rows.sigmoid.slope = @(z) 1 ./ (1 + exp (-z)) ./ (1 + exp (z));   % s(z) s(-z)
rows.sigmoid.kinks = [];
rows.sigmoid.jumps = false;

rows.tanh.value = @(z) tanh (z);
rows.tanh.slope = @(z) 1 ./ cosh (z) .^ 2;
rows.tanh.kinks = [];
rows.tanh.jumps = false;

rows.relu.value = @(z) below (z, z, @(z) zeros (size (z)));
rows.relu.slope = @(z) double (z > 0);
rows.relu.kinks = 0;
rows.relu.jumps = true;

rows.leakyrelu.value = @(z) below (z, z, @(z) 0.01 * z);
rows.leakyrelu.slope = @(z) 0.01 + 0.99 * (z > 0);
rows.leakyrelu.kinks = 0;
rows.leakyrelu.jumps = true;

rows.elu.value = @(z) below (z, z, @(z) expm1 (z));
rows.elu.slope = @(z) below (z, ones (size (z)), @(z) exp (z));
rows.elu.kinks = 0;
rows.elu.jumps = false;

rows.gelu.value = @(z) z .* erfc (-z / sqrt (2)) / 2;
rows.gelu.slope = @(z) erfc (-z / sqrt (2)) / 2 + z .* exp (-z .^ 2 / 2) / sqrt (2 * pi);
rows.gelu.kinks = [];
rows.gelu.jumps = false;

rows.silu.value = @(z) z ./ (1 + exp (-z));
rows.silu.slope = @(z) (1 + z ./ (1 + exp (z))) ./ (1 + exp (-z));
rows.silu.kinks = [];
rows.silu.jumps = false;

rows.softplus.value = @(z) max (z, 0) + log1p (exp (-abs (z)));
rows.softplus.slope = @(z) 1 ./ (1 + exp (-z));
rows.softplus.kinks = [];
rows.softplus.jumps = false;

rows.hardtanh.value = @(z) min (max (z, -1), 1);
rows.hardtanh.slope = @(z) double (z > -1 & z < 1);
rows.hardtanh.kinks = [-1 1];
rows.hardtanh.jumps = true;

rows.linear.value = @(z) z;
rows.linear.slope = @(z) ones (size (z));
rows.linear.kinks = [];
rows.linear.jumps = false;

names = fieldnames (rows)';

rows.softmax.value = @(z) exp (z - max (z)) / sum (exp (z - max (z)));
rows.softmax.slope = [];
rows.softmax.kinks = [];
rows.softmax.jumps = false;
made = {names, rows};

end

% a where z >= 0 (or NaN), and f (z) where z < 0.
function a = below (z, a, f)
a(z < 0) = f (z(z < 0));
end
