function report = nnchecksteps (steps, mine)
% NNCHECKSTEPS  The first step of backpropagation in which two computations differ.
%
%   report = nnchecksteps (steps, mine)
%
%   steps   from nncost: a, z, d, Delta, D, cells by layer
%   mine    struct: some of the same, or matrices with the layer's number: a2, z3, D1

% SPDX-License-Identifier: GPL-3.0-or-later

names = {'a', 'z', 'd', 'Delta', 'D'};
for i = 1:numel (names)
  if ~ isfield (steps, names{i}) || ~ iscell (steps.(names{i}))
    error ('backprop:type', ['nncheck: steps must be the third output of nncost, but has no ', ...
           'cell %s'], names{i});
  end
end
layers = numel (steps.a);
mine = by_layer (mine, layers);

order = {'a', 1};
for l = 2:layers
  order(end+1:end+2, :) = {'z', l; 'a', l};
end
for l = layers:-1:2
  order(end+1, :) = {'d', l};
end
for l = layers - 1:-1:1
  order(end+1, :) = {'Delta', l};
end
for l = layers - 1:-1:1
  order(end+1, :) = {'D', l};
end

report = nnreport (struct ('name', 'your steps beside those of nncost', 'file', '', ...
                           'ours', false));
report.ok = true;
report.verdict = 'right';
right = {};
for i = 1:size (order, 1)
  name = order{i, 1};
  l = order{i, 2};
  if numel (mine.(name)) < l || isempty (mine.(name){l})
    continue
  end
  title = sprintf ('%s{%d}', name, l);
  [how, relative, note, wrong] = nnstepdiffers (steps, name, l, mine.(name){l});
  entries = numel (steps.(name){l});
  report.table(end + 1) = nnrow (l, name, entries, entries, wrong, 0, relative);
  if ~ isempty (note)
    report.notes{end + 1} = sprintf ('%s: %s', title, note);
  end
  if isempty (how)
    right{end+1} = title;
  elseif report.ok
    report.ok = false;
    report.verdict = 'wrong';
    report.diagnosis = nnfinding ('step', sprintf ('%s is the first that differs: %s.', title, how), ...
      sprintf ('largest difference %.3g, relative to its largest entry', relative), meaning (right));
    report.diagnosis.line = formula (name, l, layers);
  end
end
if isempty (report.table)
  error ('backprop:value', ['nncheck: mine must have some of a, z, d, Delta and D (cells by ', ...
         'layer, or a2, z2, d3, Delta1, D1), but has none of them']);
end
report.summary = sprintf ('All %d steps are the same: %s.', numel (right), strjoin (right, ', '));
if ~ report.ok
  report.summary = report.diagnosis.sentence;
end
end

function text = meaning (right)
text = 'it is the first that was compared';
if ~ isempty (right)
  text = sprintf ('right before it: %s', strjoin (right, ', '));
end
end

function text = formula (name, l, layers)
switch name
  case 'a'
    text = sprintf ('a{%d} = g (z{%d})', l, l);
    if l == 1
      text = 'a{1} = X';
    end
  case 'z'
    text = sprintf ('z{%d} = [1, a{%d}] * Theta{%d}''', l, l - 1, l - 1);
  case 'd'
    text = sprintf ('d{%d} = (d{%d} * Theta{%d}(:,2:end)) .* g''(z{%d})', l, l + 1, l, l);
    if l == layers
      text = sprintf ('d{%d} = a{%d} - Y   (times g''(z{%d}) for the squared error)', l, l, l);
    end
  case 'Delta'
    text = sprintf ('Delta{%d} = d{%d}'' * [1, a{%d}]', l, l + 1, l);
  otherwise
    text = sprintf ('D{%d} = (Delta{%d} + lambda * [0, Theta{%d}(:,2:end)]) / m', l, l, l);
end
end

% Cells of as many layers as there are, from cells or from numbered fields.
function cells = by_layer (mine, layers)
cells = struct ('a', {{}}, 'z', {{}}, 'd', {{}}, 'Delta', {{}}, 'D', {{}});
names = fieldnames (mine);
for i = 1:numel (names)
  value = mine.(names{i});
  part = regexp (names{i}, '^(a|z|d|Delta|D)_?(\d*)$', 'tokens', 'once');
  if isempty (part)
    continue
  end
  if ~ isempty (part{2})
    cells.(part{1}){str2double (part{2})} = value;
  elseif iscell (value)
    if any (strcmp (part{1}, {'z', 'd'})) && numel (value) == layers - 1
      value = [{[]}, value(:)'];         % counted from layer 2
    end
    cells.(part{1}) = value(:)';
  else
    error ('backprop:type', ['nncheck: mine.%s must be a cell by layer (or call it %s2), ', ...
           'but is %s'], names{i}, names{i}, describe (value));
  end
end
end
