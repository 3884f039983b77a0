function run = nntrainstart (job)
% NNTRAINSTART  Where nntrain starts, or goes on from.
%
%   run = nntrainstart (job)
%
%   run.theta, run.state   the parameters; what else the solver needs to go on
%   run.iteration          iterations or epochs done
%   run.done               examples of the current epoch that are done
%   run.history            a row for each iteration, columns as in info.history
%   run.due                whether its last row is still to be judged
%   run.news               whether it is still to be told
%   run.best, run.failures theta, cost and iteration of the lowest validation
%                          cost; how many measurements since then
%   run.evaluations, run.step, run.seconds    for the report
%   run.cache              what can be made again: not part of a checkpoint

% SPDX-License-Identifier: GPL-3.0-or-later

given = job.given;
if ~ isempty (given.Resume)
  run = nntrainresume (job);
else
  run = new_run (first_theta (job));
end
check (job, run.theta);
end

function run = new_run (theta)
run.theta = theta;
run.state = [];
run.iteration = 0;
run.done = 0;
run.history = zeros (0, 7);
run.due = false;
run.news = false;
run.best = struct ('theta', theta, 'cost', Inf, 'iteration', 0);
run.failures = 0;
run.evaluations = 0;
run.step = NaN;
run.seconds = 0;
run.cache = [];
end

function theta = first_theta (job)
theta = job.given.InitialTheta;
if isempty (theta)
  try
    theta = nninit (job.net, job.given.Seed);
  catch e
    nnraise (e, 'nntrain');
  end
end
if isfloat (theta)                       % else the engine says what is wrong
  theta = cast (theta(:), job.class);
end
end

% The engine checks what it is given, on a pass over all examples; errors come
% before training starts, in the words of nntrain's arguments.
function check (job, theta)
words = {'theta', 'InitialTheta'};
try
  job.check (theta);
  if ~ isempty (job.given.ValidationData)
    words = {'X', 'ValidationData{1}'; 'Y', 'ValidationData{2}'};
    backprop_mex ('cost', theta, job.net, job.given.ValidationData{:}, ...
                {'Threads', job.given.Threads});
  end
catch e
  nnraise (e, 'nntrain', words);
end
end
