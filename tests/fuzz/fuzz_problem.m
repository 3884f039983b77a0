function p = fuzz_problem ()
% FUZZ_PROBLEM  A random small network, with examples that fit it, of random classes.
%
% p.net, p.theta, p.X, p.Y, p.m

% SPDX-License-Identifier: GPL-3.0-or-later

sizes = 1 + floor (rand (1, fuzz_pick ([2 3 3 3 4])) * 5);
hidden = numel (sizes) - 2;
activations = {'sigmoid', 'tanh', 'relu', 'leakyrelu', 'elu', 'gelu', 'silu', 'softplus', ...
               'hardtanh', 'linear'};
options = {'Activation', fuzz_pick(activations), 'Lambda', fuzz_pick([0 0 0.1 2])};
if rand () < 0.3
  options{2} = activations(ceil (rand (1, hidden) * 10));
end
kind = fuzz_pick ({'classes', 'classes', 'named', 'labels', 'real'});
K = sizes(end);
if strcmp (kind, 'real')
  options = [options, {'Output', fuzz_pick(activations), 'Loss', 'squarederror'}];
elseif strcmp (kind, 'labels')
  options = [options, {'MultiLabel', true}];
elseif K > 1 && rand () < 0.5
  options = [options, {'Output', 'softmax'}];
end
names = {};
if strcmp (kind, 'named')
  names = fuzz_pick ({{'a', 'b b', '', 'd', 'e', 'f'}, 10:10:60, [false true], -1:4});
  names = names(1:min (end, max (K, 2)));
  if numel (names) == max (K, 2) && ~ any (strcmp ('', names))
    options = [options, {'ClassNames', names}];
  else
    kind = 'classes';
  end
end
if rand () < 0.2
  options = [options, {'Shift', fuzz_pick({1, sin(1:sizes(1))}), 'Scale', 2}];
end
p.net = nncreate (sizes, options{:});
p.m = ceil (rand () * 9);
p.theta = nninit (p.net, floor (rand () * 1000));
if rand () < 0.3
  p.theta = p.theta';
end
if rand () < 0.2
  p.theta = single (p.theta);
end
p.X = inputs (p.m, sizes(1));
p.Y = targets (kind, names, p.m, K);
end

function X = inputs (m, n)
X = 4 * rand (m, n) - 2;
switch ceil (rand () * 12)
  case 1
    X = single (X);
  case 2
    X = X > 0;
  case 3
    X = sparse (X .* (X > 0));
  case 4
    X = sparse (X > 0);
  case 5
    X = uint8 (100 + 50 * X);
  case 6
    X = cast (3 * X, fuzz_pick ({'int8', 'int16', 'int32', 'int64', 'uint16', 'uint64'}));
  case 7
    X = eye (m, n);
end
end

function Y = targets (kind, names, m, K)
switch kind
  case 'real'
    Y = 2 * rand (m, K) - 1;
  case 'labels'
    Y = double (rand (m, K) < 0.4);
  case 'named'
    Y = reshape (names(ceil (rand (m, 1) * numel (names))), [], 1);
  otherwise
    Y = ceil (rand (m, 1) * K);
    if K == 1
      Y = double (rand (m, 1) < 0.5);
    elseif rand () < 0.2
      Y = rand (m, K);
    elseif rand () < 0.2
      Y = cast (Y, fuzz_pick ({'single', 'uint8', 'int32', 'int64'}));
    end
end
if rand () < 0.15 && size (Y, 2) == 1 && ~ strcmp (kind, 'labels')
  Y = Y';
end
end
