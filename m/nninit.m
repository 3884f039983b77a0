function theta = nninit (net, seed)
% NNINIT  Random parameters to start training from.
%
%   theta = nninit (net)
%   theta = nninit (net, seed)
%
%   net     the network, from nncreate.
%   seed    a whole number from 0 to 2^32 - 1: theta then depends only on it,
%           and the state of rand is not changed. Without it (or with []) theta
%           comes from rand.
%   theta   the parameters, unrolled, a column of double.
%
%   Every weight is uniform in [-r, r]. For a layer of k units, with n units in
%   the layer before it, r depends on the layer's activation:
%     sigmoid                           sqrt (6 / (n + k)), biases too: the
%                                       course's rule for Theta
%     tanh, hardtanh, linear, softmax   sqrt (6 / (n + k)), biases 0
%     relu, leakyrelu, elu, gelu,
%     silu, softplus                    sqrt (6 / n), biases 0
%   Sources: X. Glorot and Y. Bengio, Understanding the difficulty of training
%   deep feedforward neural networks, 2010, eq. 16; K. He et al., Delving deep
%   into rectifiers, 2015, eq. 10, as a uniform distribution of that variance.
%
%   Errors: backprop:usage, backprop:type, backprop:network, backprop:value.
%
%   Example:
%     net = nncreate ([64 25 10]);
%     theta = nninit (net, 1);
%     Theta = nnreshape (theta, net);
%
%   See also nncreate, nncost, randInitializeWeights.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 1
  error ('backprop:usage', 'nninit: needs net, and the seed if you like');
end
if nargin < 2
  seed = [];
end
s = parse_sizes (net, 'nninit');
rules = layer_rules (net, numel (s));
check_seed (seed);

try
  theta = 2 * uniform_numbers (sum (s(2:end) .* (s(1:end-1) + 1)), seed) - 1;
catch e
  raise_error (e, 'nninit');
end
Theta = nnreshape (theta, net);
for l = 1:numel (Theta)
  n = s(l);
  k = s(l + 1);
  if strcmp (rules{l}, 'he')
    r = sqrt (6 / n);
  else
    r = sqrt (6 / (n + k));
  end
  Theta{l} = r * Theta{l};
  if ~ strcmp (rules{l}, 'course')
    Theta{l}(:, 1) = 0;
  end
end
theta = nnunroll (Theta);
end

% The rule of each layer except the first, by its activation.
function rules = layer_rules (net, layers)
if ~ all (isfield (net, {'Activation', 'Output'}))
  error ('backprop:network', ['nninit: net must come from nncreate, but has no ', ...
         'field Activation or Output']);
end
g = net.Activation;
if ~ iscell (g)
  g = repmat ({g}, 1, layers - 2);
end
g = [g(:)', {net.Output}];
if numel (g) ~= layers - 1
  error ('backprop:network', ['nninit: net.Activation must have %d names (one for ', ...
         'each hidden layer), but has %d'], layers - 2, numel (g) - 1);
end
rules = cell (1, layers - 1);
for l = 1:layers - 1
  row = activation_table (g{l});
  if isempty (row)
    error ('backprop:network', ['nninit: net.Activation and net.Output must be ', ...
           'names that nncreate knows, but one is %s'], describe_value (g{l}));
  end
  rules{l} = row.rule;
end
end

function check_seed (seed)
if isempty (seed) && isnumeric (seed)
  return
end
if ~ (isnumeric (seed) && isreal (seed) && isscalar (seed) && seed >= 0 ...
      && seed < 2^32 && seed == fix (seed))
  error ('backprop:value', ['nninit: seed must be a whole number from 0 to ', ...
         '2^32 - 1, but is %s'], describe_value (seed));
end
end

%!demo
%! % the weights of 64 inputs to 25 hidden units, as random as the rule wants them
%! net = nncreate ([64 25 10]);
%! Theta = nnreshape (nninit (net, 1), net);
%! hist (Theta{1}(:), 30);
%! xlabel ('weight');  ylabel ('how many');
%! title ('nninit: uniform, by the layer''s sizes');

%!test % length, range and spread of the course's rule
%! net = nncreate ([400 25 10]);
%! theta = nninit (net, 1);
%! assert (size (theta), [10285 1])
%! Theta = nnreshape (theta, net);
%! r = sqrt (6 / 425);
%! assert (max (abs (Theta{1}(:))) < r)
%! assert (std (Theta{1}(:)), r / sqrt (3), 0.02 * r)
%! assert (any (Theta{1}(:, 1) ~= 0))
%! assert (max (abs (Theta{2}(:))) > r)
%!test % He's rule and biases of zero
%! net = nncreate ([100 50 2], 'Activation', 'relu', 'Output', 'softmax');
%! Theta = nnreshape (nninit (net, 5), net);
%! assert (std (Theta{1}(:, 2:end)(:)), sqrt (2 / 100), 0.003)
%! assert (Theta{1}(:, 1), zeros (50, 1))
%! assert (max (abs (Theta{2}(:))) < sqrt (6 / 52))
%!test % theta depends only on the seed, and the state of rand is not changed
%! net = nncreate ([3 2 1]);
%! state = rand ('twister');
%! a = nninit (net, 7);
%! assert (rand ('twister'), state)
%! assert (nninit (net, int32 (7)), a)
%! assert (any (nninit (net, 8) ~= a))
%! b = nninit (net);
%! assert (any (nninit (net) ~= b))

%!error <^nninit: needs net, and the seed if you like$> nninit ()
%!error <^nninit: net must be a struct from nncreate, but is 3$> nninit (3)
%!error <^nninit: seed must be a whole number from 0 to 2\^32 - 1, but is 0.5$> nninit (nncreate ([1 1]), 0.5)
%!error <^nninit: seed must be a whole number from 0 to 2\^32 - 1, but is 'x'$> nninit (nncreate ([1 1]), 'x')
