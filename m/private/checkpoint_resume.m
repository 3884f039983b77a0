function run = checkpoint_resume (job)
% CHECKPOINT_RESUME  The state of training when its checkpoint was written.
%
%   run = checkpoint_resume (job)

% SPDX-License-Identifier: GPL-3.0-or-later

file = job.given.Resume;
if isempty (job.ranks)
  [content, problem] = checkpoint_read (file);
else
  [content, problem] = by_rank_0 (file, job.ranks);
end
if ~ isempty (problem)
  error ('backprop:checkpoint', 'nntrain: Resume must be a checkpoint, but %s %s', ...
         file, problem);
end
for part = {'identity', 'run'}
  if ~ is_struct (content) || ~ isfield (content, part{1}) || ~ is_struct (content.(part{1}))
    error ('backprop:checkpoint', 'nntrain: Resume must be a checkpoint, but %s has no %s', ...
           file, part{1});
  end
end
difference = compare (job.identity, content.identity);
if isempty (difference)
  difference = checkpoint_intact (content.run, job);
end
if ~ isempty (difference)
  error ('backprop:checkpoint', ['nntrain: Resume must be a checkpoint of this ', ...
         'training, but %s is not: %s'], file, shown (difference));
end
run = content.run;
run.ahead = [];
run.cache = [];
if isfield (run.state, 'status') ...
   && any (strcmp (run.state.status, {'gradient', 'loss', 'step'}))
  run.state.status = '';                 % the tolerances may be different now
end
end

% The file need not be there on the machines of the other ranks.
function [content, problem] = by_rank_0 (file, ranks)
[content, problem, bytes] = deal ([], '', []);
if ranks.rank == 0
  [content, problem] = checkpoint_read (file);
  if isempty (problem)
    bytes = checkpoint_pack (content);
  end
end
problem = char (ranks_gather (ranks, double (problem(:)))');
bytes = ranks_gather (ranks, bytes);
if ranks.rank > 0 && isempty (problem)
  content = checkpoint_unpack (uint8 (bytes));
end
end

function text = compare (here, there)
text = '';
names = union (fieldnames (here), fieldnames (there));
order = [{'Solver', 'Sizes', 'Precision', 'Ranks', 'Parts', 'Examples', 'X', 'Y', 'Network'}, ...
         setdiff(names(:)', {'Scaling'}), {'Scaling'}];
for k = 1:numel (order)
  name = order{k};
  a = field_or_empty (here, name);
  b = field_or_empty (there, name);
  if ~ isequaln (a, b)
    text = say (name, a, b);
    return
  end
end
end

function text = say (name, here, there)
if strcmp (name, 'Network') && is_struct (there)
  text = strrep (compare (here, there), ' is ', ' of the network is ');
elseif any (strcmp (name, {'Parts', 'X', 'Y', 'Weights', 'ValidationData', 'Scaling'}))
  text = sprintf ('%s holds other numbers', name);
else
  text = sprintf ('%s is %s here and %s there', name, value (here), value (there));
end
end

function text = value (v)
if isnumeric (v) && ~ isscalar (v) && numel (v) <= 8 && ndims (v) == 2
  text = mat2str (v);
elseif iscellstr (v) && size (v, 1) == 1
  text = strjoin (v, ', ');
else
  text = describe_value (v);
end
end

% At most a line of a text in the file, only printable characters.
function text = shown (text)
text(text < ' ' | text > '~') = '?';
if numel (text) > 300
  text = [text(1:300), '...'];
end
end

function yes = is_struct (v)
yes = isstruct (v) && numel (v) == 1;
end
