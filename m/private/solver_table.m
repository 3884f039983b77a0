function table = solver_table (name)
% SOLVER_TABLE  The solvers of nntrain, one row each.
%
%   table = solver_table ()
%   row = solver_table (name)
%
%   table   struct array, a row for each solver; an unknown name has no row:
%     name       as nntrain takes it
%     batches    whether it makes a step for each mini-batch, or one for all examples
%     moments    vectors like theta that it keeps from step to step, besides theta;
%                lbfgs keeps its own in the engine
%     options    struct of the options that it has, with its defaults; [] where they depend
%                on the examples (train_steps). What the options are is said
%                in train_options_table

% SPDX-License-Identifier: GPL-3.0-or-later

batches = struct ('Epochs', [], 'BatchSize', [], 'LearnRate', 0.001, ...
                  'LearnRateSchedule', 'none', 'LearnRateDropFactor', 0.1, ...
                  'LearnRateDropPeriod', 10, 'Dropout', 0);
[adam, rmsprop, sgd] = deal (batches);
adam.Beta1 = 0.9;
adam.Beta2 = 0.999;
adam.Epsilon = 1e-8;
rmsprop.Beta2 = 0.9;
rmsprop.Epsilon = 1e-8;
sgd.LearnRate = [];
sgd.Momentum = 0.9;
sgd.Nesterov = false;
table = [
  row('lbfgs', false, 0, struct ('IterationLimit', 1000, 'GradientTolerance', 1e-6, ...
                                 'StepTolerance', 1e-6))
  row('adam', true, 2, adam)
  row('rmsprop', true, 1, rmsprop)
  row('sgd', true, 1, sgd)];
if nargin > 0
  table = table(strcmp ({table.name}, name));
end
end

function r = row (name, batches, moments, options)
r = struct ('name', name, 'batches', batches, 'moments', moments, 'options', options);
end
