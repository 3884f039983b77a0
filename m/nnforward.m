function [H, steps] = nnforward (theta, net, X)
% NNFORWARD  The outputs of a network: the forward pass.
%
%   H = nnforward (theta, net, X)
%   [H, steps] = nnforward (theta, net, X)
%
%   theta   the parameters, unrolled (see nncost), a row or a column.
%   net     the network, from nncreate.
%   X       m-by-net.Sizes(1): an example in each row, of any class that nncost
%           takes.
%
%   H       m-by-net.Sizes(end): the outputs h(x) of each example.
%   steps   a and z, cells by layer: a{l} and z{l} are m-by-net.Sizes(l),
%           a{1} = X (standardized if net says so), z{1} = [], a{end} = H.
%
%   H is single if theta or X is, otherwise double.
%   Formula: a{l+1} = g (z{l+1}), z{l+1} = Theta{l} * [1; a{l}] (A. Ng, Machine
%   Learning, week 4).
%
%   Errors: backprop:usage, backprop:type, backprop:size, backprop:network,
%   backprop:memory.
%
%   Example:
%     net = nncreate ([2 2 1]);                        % XNOR, from the course
%     theta = nnunroll ({[-30 20 20; 10 -20 -20], [-10 20 20]});
%     H = nnforward (theta, net, [0 0; 0 1; 1 0; 1 1])
%
%   See also nncreate, nncost, nnpredict.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin ~= 3
  error ('backprop:usage', 'nnforward: needs theta, net and X');
end
try
  if nargout < 2
    H = backprop_mex ('forward', theta, net, X);
  else
    [H, z, a] = backprop_mex ('forward', theta, net, X);
    a{1} = standardize_inputs (X, net);
    a{end} = H;
    steps.a = a;
    steps.z = z;
  end
catch e
  raise_error (hint_data (e, net, X), 'nnforward');
end
end

%!demo
%! % what three networks of random weights answer to numbers from -3 to 3
%! x = linspace (-3, 3, 200)';
%! net = nncreate ([1 20 1], 'Activation', 'tanh', 'Output', 'linear');
%! h = plot (x, nnforward (nninit (net, 1), net, x), '-', ...
%!           x, nnforward (nninit (net, 2), net, x), '--', ...
%!           x, nnforward (nninit (net, 3), net, x), ':');
%! set (h, 'linewidth', 2);
%! xlabel ('x');  ylabel ('output');

%!test % the course's XNOR network
%! net = nncreate ([2 2 1]);
%! theta = nnunroll ({[-30 20 20; 10 -20 -20], [-10 20 20]});
%! X = [0 0; 0 1; 1 0; 1 1];
%! H = nnforward (theta, net, X);
%! assert (H, [1; 0; 0; 1], 1e-4)
%! assert (nnforward (theta, net, logical (X)), H)
%! assert (nnforward (theta', net, sparse (X)), H)
%!test % each activation at points where its value is known
%! z = [-2; 0; 3];
%! known = {'sigmoid', [0.119202922022118; 0.5; 0.952574126822433];
%!          'tanh', [-0.964027580075817; 0; 0.995054753686730];
%!          'relu', [0; 0; 3];
%!          'leakyrelu', [-0.02; 0; 3];
%!          'elu', [-0.864664716763387; 0; 3];
%!          'gelu', [-0.0455002638963584; 0; 2.99595030590511];
%!          'silu', [-0.238405844044235; 0; 2.85772238046730];
%!          'linear', z};
%! for i = 1:size (known, 1)
%!   net = nncreate ([1 1], 'Output', known{i, 1});
%!   assert (nnforward ([0; 1], net, z), known{i, 2}, 5e-15)
%! end
%!test % softmax adds to 1, also where exp would overflow
%! net = nncreate ([1 3], 'Output', 'softmax');
%! H = nnforward ([0; 0; 0; 1; 2; 3], net, [0; log(2); 1000]);
%! assert (H, [1/3 1/3 1/3; 1/7 2/7 4/7; 0 0 1], 4 * eps)
%!test % the steps
%! [H, steps] = nnforward ([-1 1], nncreate ([1 1]), [1; 2]);
%! assert (steps, struct ('a', {{[1; 2], H}}, 'z', {{[], [0; 1]}}))

%!error <^nnforward: needs theta, net and X$> nnforward (1, 2)
%!error <^nnforward: X must have 2 columns \(the network's inputs\), but has 1$> nnforward (ones (3, 1), nncreate ([2 1]), 1)
%!error <^nnforward: theta must have 3 entries \(Theta1 1-by-3\), but has 2$> nnforward ([1 2], nncreate ([2 1]), [1 2])
%!error <^nnforward: X must be a matrix of numbers, but is of class struct$> nnforward (ones (3, 1), nncreate ([2 1]), struct ())
%!test % a network that has Scale and no Shift
%! net = rmfield (nncreate ([2 2], 'Scale', 2), 'Shift');
%! [H, steps] = nnforward (1:6, net, uint8 ([1 2; 3 4]));
%! assert (steps.a{1}, [0.5 1; 1.5 2])
%! assert (H, nnforward (1:6, nncreate ([2 2]), [0.5 1; 1.5 2]))
