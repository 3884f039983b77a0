function [X, Y] = ranks_check (ranks, net, X, Y, given)
% RANKS_CHECK  Checks a rank's examples, and that all ranks hold the same network.
%
%   [X, Y] = ranks_check (ranks, net, X, Y, given)
%
%   given   struct with Weights and Threads; for nntrain also InitialTheta, Seed and
%           ValidationData, whose labels are numbers already
%   X, Y    labels that are names as numbers; a rank without rows gets X of net's columns

% SPDX-License-Identifier: GPL-3.0-or-later

problem = '';
same = {};
try
  [X, Y] = own (ranks.caller, net, X, Y, given);
  [unused, set] = backprop_mex ('threads'); %#ok
  width = size (Y, 2) * (size (Y, 1) > 0 && numel (Y) > size (X, 1));
  same = {'net', checkpoint_pack(plain (net)), 'the processor', double(set)};
catch e
  problem = readable_text (e.message);
end
ranks_sum (ranks, same, [], [], 0, problem);
found = zeros (3, ranks.size);
found(:, ranks.rank + 1) = [size(X, 1); isa(X, 'single'); width];
[unused, found] = ranks_sum (ranks, {}, [], found); %#ok
filled = find (found(1,:) > 0);
problem = '';
if isempty (filled)
  problem = 'X must have a row on one rank at least, but has none';
elseif any (found(2, filled) ~= found(2, filled(1)))
  problem = 'X must be single on all ranks or on none';
elseif any (found(3, filled) ~= found(3, filled(1)))
  problem = 'Y must be labels on all ranks, or targets on all ranks';
end
if ~ isempty (problem)
  error ('backprop:rank', '%s: %s', ranks.caller, problem);
end
if isempty (X) && found(2, filled(1))
  X = single (X);
end
end

function [X, Y] = own (caller, net, X, Y, given)
parse_sizes (net, caller);
if isfield (net, 'SparsityWeight') && net.SparsityWeight > 0
  error ('backprop:network', ['%s: net.SparsityWeight must be 0, because means over the ', ...
         'examples of all ranks are not supported, but is %g'], caller, net.SparsityWeight);
end
given = setdefault (given);
if size (X, 1) > 0
  Y = to_targets (net, Y, size (X, 1), caller);
  train_check (net, X, Y, given);
  return
end
backprop_mex ('cost', nninit (net, 0), net, zeros (1, net.Sizes(1)), NaN (1, net.Sizes(end)));
if ~ isempty (X) || (size (X, 2) ~= net.Sizes(1) && ~ isequal (X, []))
  error ('backprop:size', ['%s: X must have %d columns (the network''s inputs), ', ...
         'but has %d'], caller, net.Sizes(1), size (X, 2));
end
if ~ isempty (Y) || ~ isempty (given.Weights)
  error ('backprop:size', ['%s: Y and Weights must have a row for each row of X, ', ...
         'but X has none'], caller);
end
X = zeros (0, net.Sizes(1));
Y = zeros (0, 1);
end

function given = setdefault (given)
for name = {'InitialTheta', 'Seed', 'ValidationData'}
  if ~ isfield (given, name{1})
    given.(name{1}) = [];
  end
end
if isempty (given.Seed)
  given.Seed = 0;
end
end

% Without sparse arrays, which have no fixed bytes.
function net = plain (net)
names = fieldnames (net);
for k = 1:numel (names)
  value = net.(names{k});
  if issparse (value)
    net.(names{k}) = full (value);
  end
end
end
