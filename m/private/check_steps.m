function report = check_steps (steps, mine)
% CHECK_STEPS  The first step of backpropagation in which two computations differ.
%
%   report = check_steps (steps, mine)
%
%   steps   from nncost: a, z, d, Delta, D, cells by layer
%   mine    struct: some of the same, or matrices with the layer's number: a2, z3, D1;
%           delta2 is d2, Theta1_grad is D1, h the outputs

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

report = check_blank_report (struct ('name', 'your steps beside those of nncost', 'file', '', ...
                                     'ours', false, 'lines', {{}}, 'code', {{}}));
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
  [how, relative, note, wrong] = diagnose_step (steps, name, l, mine.(name){l});
  entries = numel (steps.(name){l});
  report.table(end + 1) = check_row (l, name, entries, entries, wrong, 0, relative);
  if ~ isempty (note)
    report.notes{end + 1} = sprintf ('%s: %s', title, note);
  end
  if isempty (how)
    right{end+1} = title;
  elseif report.ok
    report.ok = false;
    report.verdict = 'wrong';
    report.diagnosis = diagnose_finding ('step', sprintf ('%s is the first that differs: %s.', title, how), ...
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

% Cells with an entry for each layer, from cells or from fields with numbers.
function cells = by_layer (mine, layers)
cells = struct ('a', {{}}, 'z', {{}}, 'd', {{}}, 'Delta', {{}}, 'D', {{}});
first = struct ('a', 1, 'z', 2, 'd', 2, 'Delta', 1, 'D', 1);
from = struct ();
if isfield (mine, 'Theta')                % a field of nncost's steps that is no step
  mine = rmfield (mine, 'Theta');
end
for name = reshape (fieldnames (mine), 1, [])
  value = mine.(name{1});
  [part, l] = step_of (name{1}, layers);
  if isempty (part)
    error ('backprop:value', ['nncheck: mine.%s is no step of backpropagation; known are a, z, ', ...
           'd, Delta and D, also with the layer''s number (a2, z3), delta2, Theta1_grad and h'], ...
           name{1});
  elseif isempty (l) && ~ iscell (value)
    error ('backprop:type', ['nncheck: mine.%s must be a cell by layer (or call it %s2), ', ...
           'but is %s'], name{1}, name{1}, describe_value (value));
  elseif ~ isempty (l) && (l < first.(part) || l > layers - (part(1) == 'D'))
    error ('backprop:value', 'nncheck: mine.%s: the network''s %s are from %s%d to %s%d', name{1}, ...
           part, part, first.(part), part, layers - (part(1) == 'D'));
  end
  key = sprintf ('%s%d', part, l);
  if isfield (from, key)
    error ('backprop:value', 'nncheck: mine.%s and mine.%s are the same step', from.(key), name{1});
  end
  from.(key) = name{1};
  if ~ isempty (l)
    cells.(part){l} = value;
  elseif numel (value) > layers - (part(1) == 'D')
    error ('backprop:size', 'nncheck: mine.%s must have at most %d cells, one for each layer, but has %d', ...
           name{1}, layers - (part(1) == 'D'), numel (value));
  elseif any (strcmp (part, {'z', 'd'})) && numel (value) == layers - 1
    cells.(part) = [{[]}, value(:)'];    % counted from layer 2
  else
    cells.(part) = value(:)';
  end
end
end

% The step with this name, and its layer; [] if it is a cell of all layers.
function [part, l] = step_of (name, layers)
part = '';
l = [];
patterns = {'^([aA])_?(\d*)$', 'a'; '^([zZ])_?(\d*)$', 'z'; '^(d|delta)_?(\d*)$', 'd'; ...
            '^(Delta)_?(\d*)$', 'Delta'; '^(D)_?(\d*)$', 'D'; '^(Theta)(\d+)_?grad$', 'D'};
for k = 1:size (patterns, 1)
  found = regexp (name, patterns{k, 1}, 'tokens', 'once');
  if ~ isempty (found)
    part = patterns{k, 2};
    l = str2double (found{2});
    if isempty (found{2})
      l = [];
    end
  end
end
if any (strcmp (name, {'h', 'H'}))
  part = 'a';
  l = layers;
end
end

%!shared steps
%! [~, ~, steps] = nncost (0.7 * cos (1:35)', nncreate ([4 3 5], 'Lambda', 2), ...
%!                         reshape (sin (1:28), 7, 4), 1 + mod ((1:7)' * 3, 5));
%!test % the course's names
%! mine = struct ('a1', steps.a{1}, 'z2', steps.z{2}', 'A2', steps.a{2}, 'h', steps.a{3}, ...
%!                'delta3', steps.d{3}, 'delta_2', steps.d{2}, 'Delta1', steps.Delta{1}, ...
%!                'Theta1_grad', steps.D{1}, 'Theta2_grad', -steps.D{2});
%! report = check_steps (steps, mine);
%! assert (report.diagnosis.sentence, ...
%!         'D{2} is the first that differs: it is -1 times what it should be.')
%! assert (numel (report.table), 9)
%! assert ([report.table.wrong], [0 0 0 0 0 0 0 20 0])
%! assert (isequal (fieldnames (report), fieldnames (check_blank_report (check_source ('none')))))
%!error <^nncheck: mine.g2 is no step of backpropagation; known are a, z, d, Delta and D, also with the layer's number \(a2, z3\), delta2, Theta1_grad and h$>
%! check_steps (steps, struct ('g2', 1))
%!error <^nncheck: mine.delta1: the network's d are from d2 to d3$>
%! check_steps (steps, struct ('delta1', 1))
%!error <^nncheck: mine.h and mine.a3 are the same step$>
%! check_steps (steps, struct ('h', 1, 'a3', 1))
%!error <^nncheck: mine.z must be a cell by layer \(or call it z2\), but is 1$>
%! check_steps (steps, struct ('z', 1))
%!error <^nncheck: mine.D must have at most 2 cells, one for each layer, but has 3$>
%! check_steps (steps, struct ('D', {{1, 2, 3}}))
%!error <^nncheck: mine must have some of a, z, d, Delta and D .*, but has none of them$>
%! check_steps (steps, struct ('z', {{}}))
%!error <^nncheck: steps must be the third output of nncost, but has no cell Delta$>
%! check_steps (rmfield (steps, 'Delta'), struct ('a2', 1))
%!function value = put (value, where, by)
%!  value(where{:}) = by;
%!endfunction
%!test % each mistake gets a sentence and the line of the algorithm
%! [a, z, d, Delta, D] = deal (steps.a, steps.z, steps.d, steps.Delta, steps.D);
%! g = @(z) 1 ./ (1 + exp (-z));
%! slope = a{3} .* (1 - a{3});
%! cases = {'a1', put(a{1}, {':', ':'}, 0), 'its numbers differ', 'a{1} = X'; ...
%!   'a2', z{2}, 'it is z: the activation is not applied', 'a{2} = g (z{2})'; ...
%!   'a2', g(a{2}), 'the sigmoid is applied twice', 'a{2} = g (z{2})'; ...
%!   'a3', slope, 'it is g''(z) instead of g (z)', 'a{3} = g (z{3})'; ...
%!   'z2', put(z{2}, {3, ':'}, 9), 'it differs only in examples 3', 'z{2} = [1, a{1}] * Theta{1}'''; ...
%!   'z3', put(z{3}, {':', [2 5]}, 9), 'it differs only in units 2, 5', 'z{3} = [1, a{2}] * Theta{2}'''; ...
%!   'd3', -d{3}, 'its sign is reversed: it is y - a instead of a - y', ...
%!         'd{3} = a{3} - Y   (times g''(z{3}) for the squared error)'; ...
%!   'd3', d{3} .* slope, 'it is multiplied by g''(z) of the outputs', ''; ...
%!   'd3', d{3} ./ slope, 'g''(z) of the outputs is missing', ''; ...
%!   'Delta2', d{3}' * [ones(7, 1), z{2}], 'z is used instead of a', 'Delta{2} = d{3}'' * [1, a{2}]'; ...
%!   'Delta2', Delta{2}', 'it is transposed: 4-by-5, but should be 5-by-4', 'Delta{2} = d{3}'' * [1, a{2}]'; ...
%!   'D1', D{1}(:,2:end), 'it is 3-by-4, but should be 3-by-5', ''; ...
%!   'D1', {1}, 'it must be a matrix, but is a cell', ''; ...
%!   'D1', ones(3, 5, 2), 'it must be a matrix, but is a 3-by-5-by-2 double', ''; ...
%!   'D1', put(D{1}, {':', 1}, 9), 'it differs only in its bias column', ''; ...
%!   'D1', put(D{1}, {':', 2:5}, 9), 'it differs everywhere except in its bias column', ''; ...
%!   'D2', put(D{2}, {':', [1 3]}, 9), 'it differs only in columns 1, 3', ''; ...
%!   'D2', put(D{2}, {[1 4], ':'}, 9), 'it differs only in rows 1, 4', ''};
%! for k = 1:rows (cases)
%!   [name, mine, how, line] = cases{k,:};
%!   mine = struct (name, {mine});
%!   if iscell (mine.(name))
%!     mine.(name) = {1};
%!   end
%!   report = check_steps (steps, mine);
%!   assert (report.diagnosis.sentence, sprintf ('%s{%s} is the first that differs: %s.', ...
%!                                               name(1:end-1), name(end), how))
%!   if ! isempty (line)
%!     assert (report.diagnosis.line, line)
%!   end
%! end
%!test % other layouts are no mistakes; many examples; a square transposed
%! mine = struct ('a2', [steps.a{2}, ones(7, 1)], 'z', {steps.z(2:3)}, 'd', {steps.d(2:3)});
%! report = check_steps (steps, mine);
%! assert (report.ok)
%! assert (numel (report.table), 5)
%! assert (report.notes, {'a{2}: the ones are your last column; in the course they are the first'})
%! net = nncreate ([4 5 2]);
%! X = reshape (sin (1:80), 20, 4);
%! [~, ~, more] = nncost (sin (1:37)', net, X, 1 + mod (1:20, 2));
%! report = check_steps (more, struct ('z2', put (more.z{2}, {2:11, 1}, 9)));
%! assert (report.diagnosis.sentence, 'z{2} is the first that differs: it differs only in units 1.')
%! report = check_steps (more, struct ('z2', put (more.z{2}, {2:11, ':'}, 9)));
%! assert (report.diagnosis.sentence, ['z{2} is the first that differs: it differs only in ', ...
%!                                     'examples 2, 3, 4, 5, 6, 7, 8, 9 and 2 more.'])
%! report = check_steps (more, struct ('Delta1', more.Delta{1}'));
%! assert (report.diagnosis.sentence, 'Delta{1} is the first that differs: it is transposed.')
