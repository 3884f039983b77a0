function Theta = nnreshape (theta, net)
% NNRESHAPE  Unrolled parameters as a cell of matrices, one for each layer.
%
%   Theta = nnreshape (theta, net)
%
%   theta   the parameters, unrolled: [Theta1(:); Theta2(:); ...], a row or a
%           column; or anything of that length, such as a gradient.
%   net     the network, from nncreate.
%   Theta   1-by-(layers - 1) cell: Theta{l} is s(l+1)-by-(s(l)+1), s =
%           net.Sizes, its first column the weights of the bias unit.
%
%   Errors: backprop:usage; backprop:type if theta is not numbers or net not a
%   network; backprop:size if theta has the wrong length.
%
%   Example:
%     net = nncreate ([2 2 1]);
%     Theta = nnreshape (1:9, net)
%
%   See also nnunroll, nncreate, nncost.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin ~= 2
  error ('backprop:usage', 'nnreshape: needs theta and net');
end
if ~ (isnumeric (theta) || islogical (theta))
  error ('backprop:type', 'nnreshape: theta must be numbers, but is %s', ...
         describe_value (theta));
end
s = parse_sizes (net, 'nnreshape');
last = cumsum (s(2:end) .* (s(1:end-1) + 1));
if numel (theta) ~= last(end)
  error ('backprop:size', ['nnreshape: theta must have %d entries (for layers ', ...
         'of%s units), but has %d'], last(end), sprintf (' %d', s), numel (theta));
end

Theta = cell (1, numel (last));
first = 1;
for l = 1:numel (last)
  Theta{l} = reshape (theta(first:last(l)), s(l + 1), s(l) + 1);
  first = last(l) + 1;
end
end

%!demo
%! % the parameters of a 2-3-1 network, by layer
%! net = nncreate ([2 3 1]);
%! Theta = nnreshape (1:13, net);
%! Theta{:}

%!test
%! Theta = nnreshape (1:9, nncreate ([2 2 1]));
%! assert (Theta, {[1 3 5; 2 4 6], [7 8 9]})
%! assert (nnreshape ((1:9)', nncreate ([2 2 1])), Theta)
%! assert (class (nnreshape (single (1:3), nncreate ([2 1])){1}), 'single')

%!error <^nnreshape: needs theta and net$> nnreshape (1)
%!error <^nnreshape: theta must be numbers, but is a cell$> nnreshape ({1}, nncreate ([1 1]))
%!error <^nnreshape: theta must have 9 entries \(for layers of 2 2 1 units\), but has 8$> nnreshape (1:8, nncreate ([2 2 1]))
%!error <^nnreshape: net must be a struct from nncreate, but is 3$> nnreshape (1:8, 3)
