function [theta, info] = select_train (net, X, Y, further, rows)
% SELECT_TRAIN  nntrain on some of the examples; each warning is printed only once.
%
%   [theta, info] = select_train (net, X, Y, further, rows)
%
%   further   pairs for nntrain; of Weights those of the rows are taken
%
%   The caller restores the states of the warnings.

% SPDX-License-Identifier: GPL-3.0-or-later

for k = 1:2:numel (further)
  if strcmpi (further{k}, 'Weights') && numel (further{k + 1}) == size (X, 1)
    further{k + 1} = further{k + 1}(rows);
  end
end
[before, before_id] = lastwarn ();
lastwarn ('', '');
try
  [theta, info] = nntrain (net, X(rows,:), part_of_targets (Y, rows, size (X, 1)), further{:});
catch e
  raise_error (e, 'nnselect');
end
[~, id] = lastwarn ();
if isempty (id)
  lastwarn (before, before_id);
elseif strncmp (id, 'backprop:', 9)
  warning ('off', id);
end
end
