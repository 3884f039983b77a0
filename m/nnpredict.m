function [label, score] = nnpredict (theta, net, X)
% NNPREDICT  The labels that a network gives to examples.
%
%   label = nnpredict (theta, net, X)
%   [label, score] = nnpredict (theta, net, X)
%
%   theta   the parameters, unrolled (see nncost), a row or a column.
%   net     the network, from nncreate.
%   X       m-by-net.Sizes(1): an example a row, of any class that nncost takes.
%
%   label   m-by-1. With K > 1 outputs: 1..K, the output with the largest score,
%           the first of equals. With one sigmoid output: 1 where it is 0.5 or
%           more, else 0. With one output of another kind, which is regression:
%           the output itself. NaN where a score is NaN.
%   score   m-by-K: the outputs h(x), as from nnforward.
%
%   Errors: backprop:usage, backprop:type, backprop:size, backprop:network,
%   backprop:memory.
%
%   Example:
%     net = nncreate ([2 2 1]);                        % XNOR, from the course
%     theta = nnunroll ({[-30 20 20; 10 -20 -20], [-10 20 20]});
%     label = nnpredict (theta, net, [0 0; 0 1; 1 0; 1 1])
%
%   See also nnforward, nncost, predict.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin ~= 3
  error ('backprop:usage', 'nnpredict: needs theta, net and X');
end
try
  score = backprop_mex ('forward', theta, net, X);
catch e
  nnraise (e, 'nnpredict');
end

if size (score, 2) > 1
  [most, label] = max (score, [], 2);
elseif strcmp (net.Output, 'sigmoid')
  label = double (score >= 0.5);
else
  label = score;
end
label(any (isnan (score), 2)) = NaN;
end

%!test % largest output, the first of equals, NaN where nothing can be said
%! net = nncreate ([1 3], 'Output', 'linear');
%! theta = [0; 0; 0; 1; 2; -1];
%! [label, score] = nnpredict (theta, net, [1; -1; 0; NaN]);
%! assert (label, [2; 3; 1; NaN])
%! assert (score, [1 2 -1; -1 -2 1; 0 0 0; NaN NaN NaN])
%!test % one output
%! assert (nnpredict ([0; 1], nncreate ([1 1]), [-1; 0; 1]), [0; 1; 1])
%! assert (nnpredict ([0; 2], nncreate ([1 1], 'Output', 'linear'), [-1; 3]), [-2; 6])

%!error <^nnpredict: needs theta, net and X$> nnpredict (1)
%!error <^nnpredict: X must have 2 columns \(the network's inputs\), but has 3$> nnpredict (ones (3, 1), nncreate ([2 1]), [1 2 3])
