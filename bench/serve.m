function serve (who, source, build)
% SERVE  A competitor in Octave: executes the requests that it reads from standard input.
%
%   serve ('package', source, build)     nncost of this package
%   serve ('course', source, build)      vectorised.m
%
%   Request        answer
%   hello          a description of itself
%   make TASK      J, norm of the gradient; keeps the task under its id
%   run ID K       seconds an evaluation, the mean of K (after one if K > 1)
%   peak TASK      J, norm of the gradient, megabytes that one evaluation needed
%   drop           ok; all tasks are forgotten
%   quit           none: it ends
%
%   A TASK is a line of NAME=VALUE, as entrant.m writes it. After a failure the
%   answer is `error` and the reason. Every request and every answer is followed
%   by an empty line: fgetl reads one character ahead, and would wait for it.

% SPDX-License-Identifier: GPL-3.0-or-later

addpath (fullfile (source, 'm'), fullfile (build, 'src'));
tasks = {};
while true
  line = fgetl (stdin);
  if ~ ischar (line)
    return
  elseif isempty (line)
    continue
  end
  [word, rest] = strtok (line);
  try
    switch word
      case 'hello'
        reply = about (who);
      case 'make'
        task = read (rest);
        tasks{task.id} = ready (task, who, tasks);
        reply = sprintf ('%.17g %.17g', evaluate (tasks{task.id}));
      case 'run'
        asked = sscanf (rest, '%d');
        reply = sprintf ('%.9g', seconds (tasks{asked(1)}, asked(2)));
      case 'peak'
        reply = sprintf ('%.17g %.17g %.1f', peak (read (rest), who));
      case 'quit'
        return
      case 'drop'
        tasks = {};
        reply = 'ok';
    end
  catch e
    reply = ['error ', strrep(e.message, sprintf ('\n'), ' ')];
  end
  fprintf ('%s\n\n', reply);
  fflush (stdout);
end
end

function text = about (who)
if strcmp (who, 'package')
  [n, isa] = nnthreads ();
  text = sprintf ('%d %s', n, isa);
else
  text = sprintf ('Octave %s, %s', version (), strtrim (version ('-blas')));
end
end

function task = read (text)
pairs = regexp (text, '(\w+)=(\S+)', 'tokens');
for i = 1:numel (pairs)
  value = pairs{i}{2};
  if any (value(1) == '0123456789')
    value = sscanf (value, '%f,')';
  end
  task.(pairs{i}{1}) = value;
end
end

% Adds to a task its parameters and its function.
function task = ready (task, who, others)
task.key = sprintf ('%d %d %s %s', task.m, task.sizes(1), task.x, task.values);
[X, y, task.theta] = inputs_shared (task, others);
task.X = X;
sizes = task.sizes;
if strcmp (who, 'course')
  task.f = @(t) vectorised (t, sizes, X, y, task.lambda);
  return
end
net = nncreate (sizes, 'Activation', task.activation, 'Output', task.output, ...
                'Lambda', task.lambda);
switch task.call
  case 'nncost'
    task.f = @(t) nncost (t, net, X, y);
  case 'backprop_mex'
    task.f = @(t) backprop_mex ('cost', t, net, X, y);
  case 'nnCostFunction'
    lambda = task.lambda;
    task.f = @(t) nnCostFunction (t, sizes(1), sizes(2:end-1), sizes(end), ...
                                  X, y, lambda);
  case 'nothing'
    task.f = @(t) 0;
end
end

% Tasks on the same examples share them.
function [X, y, theta] = inputs_shared (task, others)
for i = 1:numel (others)
  if ~ isempty (others{i}) && strcmp (others{i}.key, task.key)
    few = task;
    few.m = 0;
    [~, ~, theta] = inputs (few);
    X = others{i}.X;
    y = 1 + mod ((0:task.m-1)', task.sizes(end));
    return
  end
end
[X, y, theta] = inputs (task);
end

function set_threads (task)
if task.threads > 0
  nnthreads (task.threads);
end
end

function result = evaluate (task)
set_threads (task);
if task.outputs == 1
  result = [double(task.f (task.theta)), NaN];
else
  [J, grad] = task.f (task.theta);
  result = [double(J), norm(double (grad))];
end
end

function s = seconds (task, k)
set_threads (task);
f = task.f;
theta = task.theta;
if k > 1
  evaluate (task);
end
if task.outputs == 1
  start = tic ();
  for i = 1:k
    J = f (theta);
  end
else
  start = tic ();
  for i = 1:k
    [J, grad] = f (theta);
  end
end
s = toc (start) / k;
end

% Loads the gateway and creates the threads before the memory is measured.
function result = peak (task, who)
small = task;
small.m = 100;
evaluate (ready (small, who, {}));
task = ready (task, who, {});
to = fopen ('/proc/self/clear_refs', 'w');
fputs (to, '5');                      % resets the peak
fclose (to);
before = high_water ();
result = [evaluate(task), 0];
result(3) = (high_water () - before) / 1024;
end

function kB = high_water ()
kB = sscanf (regexp (fileread ('/proc/self/status'), 'VmHWM:\s*\d+', ...
                     'match', 'once'), 'VmHWM:%d');
end
