function [Y, given] = train_labels (net, X, Y, given)
% TRAIN_LABELS  The labels of nntrain's examples, as the engine needs them.
%
%   [Y, given] = train_labels (net, X, Y, given)
%
%   given   the options: the labels of given.ValidationData are changed likewise.

% SPDX-License-Identifier: GPL-3.0-or-later

if size (X, 1) > 0 || ~ given.Distributed    % a rank may have no examples
  Y = to_targets (net, Y, size (X, 1), 'nntrain');
end
if ~ isempty (given.ValidationData) ...
   && (size (given.ValidationData{1}, 1) > 0 || ~ given.Distributed)
  data = given.ValidationData;
  data{2} = to_targets (net, data{2}, size (data{1}, 1), 'nntrain', 'ValidationData{2}');
  given.ValidationData = data;
end
end
