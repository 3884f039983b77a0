function theta = nnunroll (Theta)
% NNUNROLL  A cell of parameter matrices as one column.
%
%   theta = nnunroll (Theta)
%
%   Theta   cell of matrices: Theta{l} leads from layer l to layer l+1 and is
%           s(l+1)-by-(s(l)+1), its first column the weights of the bias unit.
%   theta   [Theta{1}(:); Theta{2}(:); ...]: the course's unrolled parameters.
%
%   Errors: backprop:usage; backprop:type unless Theta is a cell of matrices of
%   numbers; backprop:size if two neighbours don't fit together.
%
%   Example:
%     theta = nnunroll ({[-30 20 20; 10 -20 -20], [-10 20 20]})
%
%   See also nnreshape, nncost.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin ~= 1
  error ('backprop:usage', 'nnunroll: needs one argument, a cell of matrices');
end
if ~ iscell (Theta) || isempty (Theta)
  error ('backprop:type', 'nnunroll: Theta must be a cell of matrices, but is %s', ...
         describe_value (Theta));
end
for l = 1:numel (Theta)
  if ~ isnumeric (Theta{l}) || ndims (Theta{l}) ~= 2
    error ('backprop:type', ...
           'nnunroll: Theta{%d} must be a matrix of numbers, but is %s', ...
           l, describe_value (Theta{l}));
  end
  if l > 1 && size (Theta{l}, 2) ~= size (Theta{l - 1}, 1) + 1
    error ('backprop:size', ['nnunroll: Theta{%d} must have %d columns (one more ', ...
           'than Theta{%d} has rows), but has %d'], l, size (Theta{l - 1}, 1) + 1, ...
           l - 1, size (Theta{l}, 2));
  end
end

try
  columns = cellfun (@(T) T(:), Theta(:), 'UniformOutput', false);
  theta = vertcat (columns{:});
catch e
  raise_error (e, 'nnunroll');
end
end

%!demo
%! % two matrices of parameters as one vector
%! theta = nnunroll ({magic(3), [1 2 3 4]})'

%!test
%! assert (nnunroll ({[1 3 5; 2 4 6], [7 8 9]}), (1:9)')
%! assert (nnunroll ({[1 2]; [3 4]}), (1:4)')
%! assert (class (nnunroll ({single([1 2])})), 'single')
%!test % it is the inverse of nnreshape
%! net = nncreate ([3 4 2 5]);
%! theta = sin (1:41)';
%! assert (nnunroll (nnreshape (theta, net)), theta)

%!error <^nnunroll: needs one argument, a cell of matrices$> nnunroll ()
%!error <^nnunroll: Theta must be a cell of matrices, but is a 1-by-3 double$> nnunroll ([1 2 3])
%!error <^nnunroll: Theta must be a cell of matrices, but is an empty cell$> nnunroll ({})
%!error <^nnunroll: Theta\{2\} must be a matrix of numbers, but is 'a'$> nnunroll ({[1 2], 'a'})
%!error <^nnunroll: Theta\{2\} must have 3 columns \(one more than Theta\{1\} has rows\), but has 2$> nnunroll ({ones(2, 3), [1 2]})
