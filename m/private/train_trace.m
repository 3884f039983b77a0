function trace = train_trace (trace, job, run, theta)
% TRAIN_TRACE  Keeps theta at intervals of iterations or epochs, and figures of the layers.
%
%   trace = train_trace ([], job, run)             before the first iteration
%   trace = train_trace (trace, job, run)          after each iteration or epoch
%   trace = train_trace (trace, job, run, theta)   at the end: for info
%
%   trace   struct: iteration, a column; theta, a cell of columns, one for each iteration,
%           of job.net; and other, the traces of earlier starts. For info: that of the start
%           that theta comes from, as described in nntrain
%
%   Resumed training has a trace from where it continues.

% SPDX-License-Identifier: GPL-3.0-or-later

if job.given.Trace == 0
  trace = [];
elseif nargin > 3
  trace = of_layers (chosen (trace, job, theta), job);
elseif isempty (trace) || run.iteration < trace.iteration(end)
  other = {};
  if ~ isempty (trace)                   % another start
    other = [trace.other, {rmfield(trace, 'other')}];
  end
  trace = struct ('iteration', run.iteration, 'theta', {{run.theta}}, 'other', {other});
elseif mod (run.iteration, job.given.Trace) == 0 && run.iteration > trace.iteration(end)
  trace.iteration(end + 1, 1) = run.iteration;
  trace.theta{end + 1} = run.theta;
end
end

% The trace of the start that theta comes from: the one that has the nearest point.
function trace = chosen (trace, job, theta)
all = [trace.other, {rmfield(trace, 'other')}];
off = cellfun (@(t) min (cellfun (@(p) sum (abs (double (p) - double (theta))), t.theta)), all);
[~, k] = min (off);
trace = all{k};
end

% On job.sample: the norm of the gradient of each Theta, with the penalty, and the share of
% each hidden layer's units that pass no gradient.
function trace = of_layers (trace, job)
s = job.sample;
L = numel (job.net.Sizes);
count = numel (trace.iteration);
size_of = NaN (count, L - 1);
idle = NaN (count, L - 2);
names = job.net.Activation;
if ischar (names)
  names = repmat ({names}, 1, L - 2);
end
for k = 1:count
  [J, grad, z] = backprop_mex ('cost', trace.theta{k}, job.net, s.X, s.Y, ...
                               {'Weights', s.weights, 'Threads', job.given.Threads}); %#ok
  D = nnreshape (grad, job.net);
  size_of(k,:) = cellfun (@(d) norm (double (d), 'fro'), D);
  for l = 1:L - 2
    idle(k,l) = without_slope (activation_table (names{l}), double (z{l+1}));
  end
end
theta = cellfun (@(t) train_fold (t, job.scaling), trace.theta, 'UniformOutput', false);
trace = struct ('iteration', trace.iteration, 'theta', cell2mat (theta), ...
                'gradient_size', size_of, 'idle', idle);
end

function share = without_slope (row, z)
if row.bounded
  share = mean (row.slope (z(:)) < 0.01 * row.slope (0));
else
  share = mean (all (row.slope (z) == 0, 1));
end
end

%!test % every second theta, from the start; gradient and idle units of each; training as ever
%! net = nncreate ([3 4 5 2], 'Activation', {'relu', 'tanh'}, 'Lambda', 0.5);
%! X = reshape (sin (1:60), 20, 3);
%! y = 1 + mod ((1:20)', 2);
%! args = {net, X, y, 'Verbose', 0, 'IterationLimit', 5, 'Standardize', true};
%! [theta, info] = nntrain (args{:}, 'Trace', 2);
%! assert (theta, nntrain (args{:}))
%! t = info.trace;
%! assert (t.iteration, [0; 2; 4])
%! four = nntrain (args{1:end-3}, 4, args{end-1:end});
%! assert (t.theta(:,3), four)
%! S = bsxfun (@rdivide, bsxfun (@minus, X, mean (X)), std (X));
%! start = nninit (net, 0);
%! [J, grad, steps] = nncost (start, net, S, y);
%! assert (t.gradient_size(1,:), cellfun (@(D) norm (D, 'fro'), steps.D), 1e-12)
%! assert (size (t.idle), [3, 2])
%! assert (t.idle(1,1), mean (all (steps.z{2} <= 0)))
%! [theta, info] = nntrain (args{:});
%! assert (isempty (info.trace))
%!test % idle: tanh far from 0, relu below 0
%! net = nncreate ([1 2 2 1], 'Activation', {'relu', 'tanh'}, 'Output', 'linear');
%! start = nnunroll ({[-5 1; 0 1], [9 0 0; 0 0 0], [0 0 0]});
%! [theta, info] = nntrain (net, [1; 2], [1; 2], 'InitialTheta', start, 'IterationLimit', 0, ...
%!                          'StandardizeResponses', false, 'Verbose', 0, 'Trace', 1);
%! assert (info.trace.idle, [0.5, 0.5])
%! assert (info.trace.theta, start)
%!test % of several starts that which is returned
%! net = nncreate ([3 4 2]);
%! X = reshape (sin (1:60), 20, 3);
%! [theta, info] = nntrain (net, X, 1 + mod (1:20, 2), 'Restarts', 2, 'Verbose', 0, ...
%!                          'IterationLimit', 3, 'Trace', 1);
%! [~, k] = min (info.restarts.cost);
%! assert (info.trace.theta(:,1), nninit (net, info.restarts.Seed(k)))
%! assert (info.trace.theta(:,end), theta)
