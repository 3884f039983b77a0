function [counts, missed] = mistakes_pairs (n, seed)
% MISTAKES_PAIRS  For how many pairs of mistakes nncheck names both, one or none.
%
%   mistakes_pairs ()                            every pair in both styles; takes long
%   [counts, missed] = mistakes_pairs (n, seed)         n random pairs
%
% counts is [both, one, none]; missed has a row for each pair of which not both were named:
% style, the two mistakes, the ids that were named. Without an output the table is printed.
%
% A pair is used if the function runs, and on the first two problems gives other results than
% the correct function and than each mistake alone. Overwritten parameters (30) are left out,
% because they hide all other mistakes. No regularization in J together with none in grad is
% a mistake with its own id. If one mistake leaves no J, a mistake in J and grad is seen in
% grad only.
%
% See also mistakes_catalogue, mistakes_named, mistakes_networks, mistakes_singles.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 1
  n = Inf;
  seed = 1;
end
P = mistakes_problems ();
P = P(1:2);
list = mistakes_catalogue ();
for i = numel (list):-1:1
  list(i).alone = mistakes_outcomes (list(i).call, P);
  runs(i) = all (cellfun (@isempty, {list(i).alone.failure})) ...
            && list(i).number ~= 30;
end
list = list(runs);

[i, j] = find (triu (ones (numel (list)), 1));
[~, order] = sort (sin (1e4 * sin ((1:numel (i)) + seed)));
counts = [0 0 0];
missed = cell (0, 4);
for k = order
  if sum (counts) >= n
    break
  end
  a = list(i(k));
  b = list(j(k));
  if ~ isequal (a.style, b.style)
    continue
  end
  style = str2func (['mistakes_', a.style]);
  both = @(varargin) style ({a.mistake, b.mistake}, varargin{:});
  together = mistakes_outcomes (both, P);
  right = mistakes_outcomes (@(varargin) style ({}, varargin{:}), P);
  shows = @(alone) any (any (mistakes_differ (together, alone)));
  if ~ (shows (a.alone) && shows (b.alone) && shows (right)) ...
     || ~ all (cellfun (@isempty, {together.failure}))
    continue
  end

  ids = mistakes_named (both);
  if isequal ({a.mistake, b.mistake}, {'r-none', 'q-none'})
    hits = 2 * any (strcmp ('regularization-none', ids));
  else
    hits = any (ismember (seen (a, b), ids)) + any (ismember (seen (b, a), ids));
  end
  counts(3 - hits) = counts(3 - hits) + 1;
  if hits < 2
    missed(end+1,:) = {a.style, a.mistake, b.mistake, strjoin(ids, ' ')};
  end
end

if nargout == 0
  for k = 1:size (missed, 1)
    fprintf ('%s %s, %s: %s\n', missed{k,:});
  end
  fprintf ('named of %d pairs: both %d, one %d, none %d\n', sum (counts), counts);
end
end

function ids = seen (one, other)
ids = one.ids;
if any (strcmp (other.mistake, {'j-rounded-h', 'j-is-gradient'})) && strcmp (one.mistake, 'lambda-fixed')
  ids{end+1} = 'q-lambda-fixed';
end
end
