function keep = nnkeep (net, M, form)
% NNKEEP  The factor on each entry of the gradient's data part.
%
%   keep = nnkeep (net, M, form)
%
%   1, except where a mistaken regularization (form, as in nnmistaken's qform)
%   multiplies the gradient or takes its place.

% SPDX-License-Identifier: GPL-3.0-or-later

weights = 1;
bias = 1;
switch form
  case 'multiplies'
    weights = 1 + net.Lambda;
  case 'multiplies-m'
    weights = 1 + net.Lambda / M;
  case 'multiplies-all'
    weights = 1 + net.Lambda;
    bias = weights;
  case 'multiplies-m-all'
    weights = 1 + net.Lambda / M;
    bias = weights;
  case 'replaces'
    weights = 0;
end
s = net.Sizes;
keep = [];
for l = 1:numel (s) - 1
  keep = [keep; bias * ones(s(l+1), 1); weights * ones(s(l+1) * s(l), 1)];
end
end

%!test
%! net = nncreate ([2 1 1], 'Lambda', 3);
%! assert (nnkeep (net, 6, ''), ones (5, 1))
%! assert (nnkeep (net, 6, 'multiplies-m'), [1 1.5 1.5 1 1.5]')
%! assert (nnkeep (net, 6, 'replaces'), [1 0 0 1 0]')
