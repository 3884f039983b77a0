function e = entrant (server, varargin)
% ENTRANT  Give a competitor a task, and check its answer.
%
%   e = entrant (server, 'Name', value, ...)
%
%   The task's parts, with their defaults:
%     m          examples
%     sizes      of the layers
%     precision  'double' or 'single': theta's class
%     x          X's class (precision's): double, single, uint8, logical,
%                sparse or sparselogical
%     values     'grey' or 'binary' (inputs.m)
%     activation, output   'sigmoid'
%     lambda     1
%     outputs    2: [J, grad], or 1: J alone
%     call       'nncost', or another that serve.m knows
%     threads    0: all
%     expect     an entrant with the expected J and norm of the gradient, which
%                must agree within 1e-6: in double, even if the task is in single
%
%   e   a struct: label (to be changed at will), server, task, J, norm,
%       problem (a text, empty if there is none), note (a text for its row),
%       flops (of the matrix products)

% SPDX-License-Identifier: GPL-3.0-or-later

task = struct ('m', 1, 'sizes', [1 1], 'precision', 'double', 'x', '', ...
               'values', 'grey', 'activation', 'sigmoid', ...
               'output', 'sigmoid', ...
               'lambda', 1, 'outputs', 2, 'call', 'nncost', 'threads', 0, ...
               'expect', []);
for i = 1:2:numel (varargin)
  task.(varargin{i}) = varargin{i+1};
end
if isempty (task.x)
  task.x = task.precision;
end
expect = task.expect;
task = rmfield (task, 'expect');
task.id = number ();
if task.threads == 0 && strcmp (server.name, 'package')
  task.threads = sscanf (server.about, '%d');
end

e = struct ('label', server.label, 'server', server, 'task', task, 'J', NaN, ...
            'norm', NaN, 'problem', '', 'note', '', 'flops', flops (task));
[reply, ok] = ask (server, ['make ', line_of(task)]);
if ~ ok
  e.problem = reply;
  return
end
result = sscanf (reply, '%f')';
e.J = result(1);
e.norm = result(2);
if ~ isempty (expect) && isempty (expect.problem)
  e.problem = compare (e, expect);
end
end

function id = number ()
persistent last
if isempty (last)
  last = 0;
end
last = last + 1;
id = last;
end

function n = flops (task)
s = task.sizes;
forward = sum (s(1:end-1) .* s(2:end));
n = 2 * task.m * forward;
if task.outputs == 2
  n = n + 2 * task.m * (2 * forward - s(1) * s(2));
end
end

function text = line_of (task)
names = fieldnames (task);
text = '';
for i = 1:numel (names)
  value = task.(names{i});
  if ~ ischar (value)
    value = sprintf ('%.15g,', value);
    value(end) = '';
  end
  text = sprintf ('%s%s=%s ', text, names{i}, value);
end
end

function problem = compare (e, expect)
tolerance = 1e-6;
problem = '';
J = abs (e.J / expect.J - 1);
grad = abs (e.norm / expect.norm - 1);
if ~ (J <= tolerance)
  problem = sprintf ('J is not the same: %.9g, not %.9g', e.J, expect.J);
elseif e.task.outputs == 2 && expect.task.outputs == 2 && ~ (grad <= tolerance)
  problem = sprintf (['the gradient is not the same: its norm is %.9g, ', ...
                      'not %.9g'], e.norm, expect.norm);
end
end
