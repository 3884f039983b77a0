function [Y, given] = nntrainlabels (net, X, Y, given)
% NNTRAINLABELS  The labels of nntrain's examples, as the engine takes them.
%
%   [Y, given] = nntrainlabels (net, X, Y, given)
%
%   given   the options: the labels of given.ValidationData are changed likewise.

% SPDX-License-Identifier: GPL-3.0-or-later

Y = nntargets (net, Y, size (X, 1), 'nntrain');
if ~ isempty (given.ValidationData)
  data = given.ValidationData;
  data{2} = nntargets (net, data{2}, size (data{1}, 1), 'nntrain', 'ValidationData{2}');
  given.ValidationData = data;
end
end
