function found = select_choices (net, given)
% SELECT_CHOICES  The rows of nnselect's table, without results.
%
%   found = select_choices (net, given)

% SPDX-License-Identifier: GPL-3.0-or-later

scores = {'cost', 'validation_cost', 'accuracy', 'validation_accuracy'};
if ~ is_classifier (net)
  scores(3:4) = {'R2', 'validation_R2'};
end
row = struct ('Lambda', [], 'Hidden', [], 'Examples', []);
for k = 1:4
  row.(scores{k}) = NaN;
end
for k = 1:4
  row.([scores{k}, '_se']) = NaN;
end
row.iterations = NaN;
row.seconds = NaN;
row.reason = '';
row.net = net;
row.theta = [];
found = repmat (row, 1, 0);
for h = 1:numel (given.Hidden)
  for k = 1:numel (given.Lambda)
    row.Lambda = double (given.Lambda(k));
    row.Hidden = reshape (double (given.Hidden{h}), 1, []);
    row.net = network (net, row.Hidden, row.Lambda);
    found(end + 1) = row; %#ok
  end
end
if ~ isempty (given.Examples)
  found = repmat (found, 1, numel (given.Examples));
  for k = 1:numel (found)
    found(k).Examples = double (given.Examples(k));
  end
end
end

function net = network (net, hidden, lambda)
net.Lambda = lambda;
net.Sizes = [net.Sizes(1), hidden, net.Sizes(end)];
if iscell (net.Activation) && numel (net.Activation) ~= numel (hidden)
  kinds = unique (net.Activation);
  if numel (kinds) > 1
    error ('backprop:option', ['nnselect: Hidden must have %d layers, as net.Activation ', ...
           'has, which are not all the same, but has %d'], numel (net.Activation), ...
           numel (hidden));
  elseif isempty (kinds)
    kinds = {'sigmoid'};
  end
  net.Activation = repmat (kinds(1), 1, numel (hidden));
end
end
