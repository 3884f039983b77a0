function counts = mutated_checkpoints (times, seed)
% MUTATED_CHECKPOINTS  Checkpoints whose content is changed at random, with a valid checksum.
%
% counts = mutated_checkpoints (times, seed) changes `times` files: a field is replaced or
% removed, or bytes are changed, removed or inserted.  nntrain must resume from each or
% refuse it with backprop:checkpoint; otherwise there is an error.  counts has the numbers
% of files that it refused and from which it resumed.

% SPDX-License-Identifier: GPL-3.0-or-later

states = {rand('twister'), warning()};
private = fullfile (fileparts (which ('nntrain')), 'private');
addpath (private);
file = tempname ();
restored = onCleanup (@() restore (states, private, file));
rand ('twister', seed);
warning ('off', 'all');
counts = [0, 0];
calls = trainings ();
for k = 1:numel (calls)
  last = 4 + 8 * any (strcmp (calls{k}, 'Restarts'));
  nntrain (calls{k}{:}, 'Checkpoint', file, 'OutputFcn', @(t, now, s) stop_at (last, s));
  wholes{k} = checkpoint_read (file);
  delete (file);
end
for k = 1:times
  which_one = 1 + mod (k, numel (calls));
  call = calls{which_one};
  [bytes, what] = mutated (wholes{which_one}, mod (floor (k / numel (calls)), 4));
  store (file, bytes);
  what = sprintf ('mutated_checkpoints, seed %d, number %d, %s: ', seed, k, what);
  try
    theta = nntrain (call{:}, 'Resume', file);
    counts(2) = counts(2) + 1;
    if ~ isfloat (theta) || numel (theta) ~= 26
      error ([what, 'theta is no theta']);
    end
  catch e
    if ~ strcmp (e.identifier, 'backprop:checkpoint') ...
       || ~ strncmp (e.message, 'nntrain: Resume must be a checkpoint', 36)
      error ('%s%s %s (%s, line %d)', what, e.identifier, e.message, e.stack(1).name, ...
             e.stack(1).line);
    end
    counts(1) = counts(1) + 1;
  end
end
end

% Stops at the iteration with this number, counted over all starts.
function stop = stop_at (last, state)
persistent done
if strcmp (state, 'init')
  done = 0;
end
done = done + strcmp (state, 'iter');
stop = done == last;
end

function restore (states, private, file)
rand ('twister', states{1});
warning (states{2});
rmpath (private);
if exist (file, 'file')
  delete (file);
end
end

function calls = trainings ()
X = reshape (sin (1:60), 20, 3);
y = 1 + mod ((1:20)', 2);
data = {nncreate([3 4 2], 'Lambda', 0.1), X, y, 'Verbose', 0};
V = {X(1:5,:), y(1:5)};
batches = {'Epochs', 8, 'BatchSize', 6};
calls = {[data, {'IterationLimit', 8, 'ValidationData', V, 'Standardize', true}], ...
         [data, {'Solver', 'adam', 'ValidationData', V}, batches], ...
         [data, {'IterationLimit', 8, 'Weights', 1 + y}], ...
         [data, {'Solver', 'sgd', 'Dropout', 0.2, 'Restarts', 1}, batches]};
end

% kind 0 and 1: a value; 2: a field; 3: bytes
function [bytes, what] = mutated (content, kind)
if kind == 3
  [bytes, what] = other_bytes (checkpoint_pack (content));
  return
end
[path, value] = somewhere (content);
at = substruct (path{:});
what = sprintf ('%s', strjoin (cellfun (@text_of, path(2:2:end), 'UniformOutput', false), '.'));
if kind == 2 && ischar (path{end})
  parent = content;
  if numel (path) > 2
    parent = subsref (content, at(1:end-1));
  end
  parent = rmfield (parent, path{end});
  if numel (path) > 2
    parent = subsasgn (content, at(1:end-1), parent);
  end
  content = parent;
  what = [what, ' is missing'];
else
  [new, name] = other (value);
  content = subsasgn (content, at, new);
  what = [what, ' is ', name];
end
bytes = checkpoint_pack (content);
end

function text = text_of (part)
text = part;
if iscell (part)
  text = sprintf ('{%d}', part{1});
end
end

% A random path to a field or entry, at any depth, and the value there.
function [path, value] = somewhere (value)
path = {};
while isempty (path) || (rand () < 0.8 && ((isstruct (value) && ~ isempty (fieldnames (value))) ...
                                           || (iscell (value) && ~ isempty (value))))
  if isstruct (value)
    names = fieldnames (value);
    name = names{ceil(rand () * numel (names))};
    if isempty (path) && rand () < 0.7    % it has most of the fields
      name = 'run';
    end
    path = [path, {'.', name}];
    value = value.(name);
  else
    k = ceil (rand () * numel (value));
    path = [path, {'{}', {k}}];
    value = value{k};
  end
end
end

function [new, name] = other (value)
things = {NaN, Inf, -Inf, -1, 0, 1, 2.5, 7, 1e300, 2^53, -2^53, [], zeros(0, 3), zeros(3, 0), ...
          single(3), int8(3), intmax('int64'), intmin('int64'), true, false, 'a', '', ...
          char([27 7 10 0]), repmat('x', 1, 500), ['ab'; 'cd'], {}, {1}, {{}}, {'a', 2}, ...
          cell(2, 3), struct(), struct('a', 1), NaN(26, 1), zeros(26, 1), ones(26, 1, 'single'), ...
          zeros(1, 26), zeros(4, 8), NaN(4, 8), zeros(2, 2, 2), zeros(26, 60), ones(1e5, 1)};
k = ceil (rand () * (numel (things) + 12));
if k <= numel (things)
  new = things{k};
  name = sprintf ('thing %d', k);
elseif (isnumeric (value) || islogical (value)) && ~ isempty (value)
  numbers = {NaN, Inf, -Inf, -1, 0, 1e300, 5, 0.5};
  new = value;                           % changes one of its numbers
  if islogical (value)
    new = double (value);
  end
  new(ceil (rand () * numel (new))) = numbers{ceil(rand () * 8)};
  name = 'with another number';
  if k > numel (things) + 8
    new = [value; value];
    name = 'twice';
  end
else
  new = {value};
  name = 'in a cell';
end
end

function [bytes, what] = other_bytes (bytes)
n = numel (bytes);
at = ceil (rand () * n);
switch ceil (rand () * 3)
  case 1
    count = ceil (rand () * 4);
    at = ceil (rand (1, count) * n);
    bytes(at) = floor (rand (1, count) * 256);
    what = sprintf ('%d bytes are changed', count);
  case 2
    bytes(at:min (n, at + floor (rand () * 20))) = [];
    what = sprintf ('some bytes from %d on are removed', at);
  otherwise
    bytes = [bytes(1:at); uint8(floor (rand (5, 1) * 256)); bytes(at+1:end)];
    what = sprintf ('5 bytes are inserted after byte %d', at);
end
end

function store (file, bytes)
head = typecast (uint64 ([numel(bytes), checkpoint_checksum(bytes)]), 'uint8');
f = fopen (file, 'w');
fwrite (f, [uint8(sprintf ('backprop checkpoint 1\n')), head]);
fwrite (f, bytes);
fclose (f);
end
