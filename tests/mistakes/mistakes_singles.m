function [count, missed] = mistakes_singles (once, step)
% MISTAKES_SINGLES  How many mistakes nncheck names in functions with one mistake.
%
%   mistakes_singles ()                         every mistake in every style and form: minutes
%   [count, missed] = mistakes_singles (true)           each once, in one form and one style
%   [count, missed] = mistakes_singles (true, step)     every step-th of these
%
% A mistake counts as named if nncheck reports its id and at most one other. missed has a row
% for each of the others: style, mistake, and the ids that were named.
%
% See also mistakes_catalogue, mistakes_named, mistakes_pairs, mistakes_networks.

% SPDX-License-Identifier: GPL-3.0-or-later

list = mistakes_catalogue ();
if nargin > 0 && once
  list = each_once (list);
end
if nargin > 1
  list = list(1:step:end);
end
count = numel (list);
missed = cell (0, 3);
for c = list
  ids = mistakes_named (c.call);
  if ~ any (ismember (c.ids, ids)) || numel (ids) > 2
    missed(end+1,:) = {c.style, c.mistake, strjoin(ids, ' ')};
  end
end

if nargout == 0
  for k = 1:size (missed, 1)
    fprintf ('%s %s: %s\n', missed{k,:});
  end
  fprintf ('named %d of %d\n', count - size (missed, 1), count);
end
end

% One form of each mistake; of mistakes in both styles every eighth in loops, which take longer.
function list = each_once (list)
list = list(cellfun (@isempty, strfind ({list.mistake}, '--')));
[names, ~, which] = unique ({list.mistake});
keep = false (1, numel (list));
for i = 1:numel (names)
  both = find (which(:)' == i);
  keep(both(1 + (numel (both) > 1 && mod (i, 8) == 0))) = true;
end
list = list(keep);
end
