function table = activation_table (name)
% ACTIVATION_TABLE  The activations of nncreate, one row each.
%
%   table = activation_table ()
%   row = activation_table (name)
%
%   table   struct array, a row for each activation; empty for an unknown name:
%     name     as nncreate takes it
%     hidden   whether hidden layers may have it; outputs may have any
%     bounded  whether a hidden unit's slope goes to 0 on both sides: it can saturate
%     rule     of nninit, for a layer with n units below it and k in it:
%              'glorot'  weights from [-r, r], r = sqrt (6 / (n + k)); biases 0
%              'he'      r = sqrt (6 / n); biases 0
%              'course'  r = sqrt (6 / (n + k)), biases too
%     value    g(z), of z's size; softmax is along the rows of z
%     slope    g'(z). At 0 that of relu is 0 and that of leakyrelu 0.01, at -1 and 1
%              that of hardtanh is 0, as in the engine. That of softmax is h .* (1 - h),
%              only the diagonal
%
%   A new activation is a row here, a row in tests/reference/activations_reference.m
%   and the engine's own row in src/core.

% SPDX-License-Identifier: GPL-3.0-or-later

persistent rows                          % made once: it is used often
if isempty (rows)
  rows = make_rows ();
end
table = rows;
if nargin > 0 && ischar (name)
  table = rows(strcmp ({rows.name}, name));
elseif nargin > 0
  table = rows(zeros (0, 1));
end
end

function rows = make_rows ()
sigma = @(z) 1 ./ (1 + exp (-z));
Phi = @(z) erfc (-z / sqrt (2)) / 2;     % of the normal distribution
rows = [
  row('sigmoid',   true,  true,  'course', sigma, @(z) sigma (z) ./ (1 + exp (z)))
  row('tanh',      true,  true,  'glorot', @tanh, @(z) 1 ./ cosh (z) .^ 2)
  row('relu',      true,  false, 'he',     @(z) max (z, 0), @(z) double (z > 0))
  row('leakyrelu', true,  false, 'he',     @(z) max (z, 0.01 * z), @(z) 0.01 + 0.99 * (z > 0))
  row('elu',       true,  false, 'he',     @(z) max (z, 0) + expm1 (min (z, 0)), ...
                                           @(z) exp (min (z, 0)))
  row('gelu',      true,  false, 'he',     @(z) z .* Phi (z), ...
                                           @(z) Phi (z) + z .* exp (-z .^ 2 / 2) / sqrt (2 * pi))
  row('silu',      true,  false, 'he',     @(z) z .* sigma (z), ...
                                           @(z) (1 + z ./ (1 + exp (z))) .* sigma (z))
  row('softplus',  true,  false, 'he',     @(z) max (z, 0) + log1p (exp (-abs (z))), sigma)
  row('hardtanh',  true,  true,  'glorot', @(z) max (min (z, 1), -1), ...
                                           @(z) double (abs (z) < 1))
  row('linear',    true,  false, 'glorot', @(z) z, @(z) ones (size (z)))
  row('softmax',   false, false, 'glorot', @softmax, @(z) softmax (z) .* (1 - softmax (z)))];
end

function r = row (name, hidden, bounded, rule, value, slope)
r = struct ('name', name, 'hidden', hidden, 'bounded', bounded, 'rule', rule, ...
            'value', value, 'slope', slope);
end

function h = softmax (z)
h = exp (bsxfun (@minus, z, max (z, [], 2)));
h = bsxfun (@rdivide, h, sum (h, 2));
end

%!test % every slope against central differences
%! z = 0.05 + (-3:0.7:3);
%! for row = activation_table ()'
%!   if row.hidden
%!     difference = row.value (z + 1e-5) - row.value (z - 1e-5);
%!     assert (row.slope (z), difference / 2e-5, 1e-9)
%!   end
%! end
%! h = activation_table ('softmax').value ([1 2 3; 0 0 1000]);
%! assert (h, [exp(1:3) / sum(exp (1:3)); 0 0 1], eps)
%! assert (activation_table ('softmax').slope ([1 2 3]), h(1,:) .* (1 - h(1,:)), eps)
%!test % an unknown name has no row
%! assert (isempty (activation_table ('step')))
%! assert (isempty (activation_table ({'relu'; 'tanh'})))
