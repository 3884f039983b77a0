function [a, slope] = nnactivation (name, z)
% NNACTIVATION  An activation and its derivative, in plain Octave.
%
%   [a, slope] = nnactivation (name, z)
%
%   name   one of nncreate's activations; softmax is along the rows of z and
%          its slope is h .* (1 - h), the diagonal alone.
%   a      g(z), and slope g'(z), of z's size. At 0 the slope of relu is 0 and
%          that of leakyrelu 0.01, as in the engine.

% SPDX-License-Identifier: GPL-3.0-or-later

switch name
  case 'sigmoid'
    a = 1 ./ (1 + exp (-z));
    slope = a ./ (1 + exp (z));
  case 'tanh'
    a = tanh (z);
    slope = 1 ./ cosh (z) .^ 2;
  case 'relu'
    a = max (z, 0);
    slope = double (z > 0);
  case 'leakyrelu'
    a = max (z, 0.01 * z);
    slope = 0.01 + 0.99 * (z > 0);
  case 'elu'
    a = max (z, 0) + expm1 (min (z, 0));
    slope = exp (min (z, 0));
  case 'gelu'
    a = z .* erfc (-z / sqrt (2)) / 2;
    slope = erfc (-z / sqrt (2)) / 2 + z .* exp (-z .^ 2 / 2) / sqrt (2 * pi);
  case 'silu'
    a = z ./ (1 + exp (-z));
    slope = (1 + z ./ (1 + exp (z))) ./ (1 + exp (-z));
  case 'linear'
    a = z;
    slope = ones (size (z));
  case 'softmax'
    a = exp (bsxfun (@minus, z, max (z, [], 2)));
    a = bsxfun (@rdivide, a, sum (a, 2));
    slope = a .* (1 - a);
end
end

%!test % every slope against central differences
%! z = 0.05 + (-3:0.7:3);
%! for name = {'sigmoid', 'tanh', 'relu', 'leakyrelu', 'elu', 'gelu', 'silu', 'linear'}
%!   [~, slope] = nnactivation (name{1}, z);
%!   difference = nnactivation (name{1}, z + 1e-5) - nnactivation (name{1}, z - 1e-5);
%!   assert (slope, difference / 2e-5, 1e-9)
%! end
