function [args, outputs] = fuzz_good (name)
% FUZZ_GOOD  Random arguments that are valid for the function.
%
% [args, outputs] = fuzz_good (name)
%
% outputs   the numbers of outputs with which it may be called
%
% '<run>' is replaced in fuzz_trial by the number of a run of L-BFGS, which it begins.

% SPDX-License-Identifier: GPL-3.0-or-later

p = fuzz_problem ();
data = {p.theta, p.net, p.X, p.Y};
weights = {'Weights', rand(p.m, 1)};
threads = {'Threads', fuzz_pick(1:3)};
some = {{}, {}, weights, threads, [threads, weights]};
few = {'Verbose', 0, 'OutputFcn', @fuzz_output};
outputs = 1;
switch name
  case 'backprop'
    args = {};
    outputs = 0;
  case {'sigmoid', 'sigmoidGradient'}
    args = {p.X};
  case {'randInitializeWeights', 'debugInitializeWeights'}
    args = num2cell (ceil (rand (1, 2) * 5));
  case 'nnCostFunction'
    [n, h, K] = deal (size (p.X, 2), fuzz_pick ({3, [2 3]}), 2 + floor (rand () * 3));
    theta = sin (1:count ([n, h, K]));
    args = {theta, n, h, K, p.X, ceil(rand (p.m, 1) * K), fuzz_pick([0 1])};
    outputs = [0 1 2];
  case 'computeNumericalGradient'
    args = {@fuzz_cost, rand(ceil (rand () * 4), 1)};
  case 'checkNNGradients'
    args = fuzz_pick ({{}, {0}, {3}});
    outputs = 0:1;
  case 'predict'
    args = [nnreshape(p.theta, p.net), {p.X}];
  case 'fmincg'
    args = {@fuzz_cost, rand(3, 1) - 0.5, optimset('MaxIter', 3)};
    outputs = 0:3;
  case 'fminlbfgs'
    args = {@fuzz_cost, rand(1, 3) - 0.5, optimset('MaxIter', 3, 'GradObj', 'on')};
    outputs = 0:5;
  case 'displayData'
    args = fuzz_pick ({{p.X}, {rand(4, 9)}, {rand(4, 12), 3}});
    outputs = 0:2;
  case 'nncreate'
    args = [{p.net.Sizes}, pairs({'Activation', 'tanh'; 'Output', 'linear'; 'Lambda', 1; ...
            'Shift', 2; 'Scale', 3; 'Standardize', p.X; 'ClassNames', {'a', 'b', 'c'}; ...
            'MultiLabel', true; 'Loss', 'squarederror'})];
  case 'nninit'
    args = fuzz_pick ({{p.net}, {p.net, 3}});
  case {'nncost', 'nninputgrad', 'nnnumgrad'}
    args = [data, fuzz_pick(some)];
    if strcmp (name, 'nncost')
      outputs = 0:3;
    elseif strcmp (name, 'nnnumgrad') && rand () < 0.3
      args = [args, {'Parameters', [1 2]}];
    end
  case 'nndistribute'
    args = fuzz_pick ({{}, [data(2:4), fuzz_pick(some)], {p.net, zeros(0, size (p.X, 2)), []}});
    outputs = 0:2;
  case 'nnhessmult'
    args = [data(1), {rand(size (p.theta))}, data(2:4), fuzz_pick(some)];
  case {'nnforward', 'nnpredict'}
    args = data(1:3);
    outputs = 0:2;
  case 'nnreshape'
    args = data(1:2);
  case 'nnunroll'
    args = {nnreshape(p.theta, p.net)};
  case 'nnthreads'
    args = fuzz_pick ({{}, {1}, {2}, {3}});
    outputs = 0:2;
  case 'nndigits'
    args = {};
    outputs = 0:2;
  case 'nnreadidx'
    args = fuzz_pick (num2cell (fuzz_files ()));
  case 'nnexport'
    args = {p.theta, p.net, fuzz_pick({'a.json', 'b.c', 'c.m', 'x.json', 'folder'})};
    outputs = 0;
  case 'nnimport'
    args = {fuzz_pick([repmat({'x.json'}, 1, 6), fuzz_files()])};
    outputs = 0:2;
  case 'nnstruct'
    args = fuzz_pick ({data(1:2), {nnstruct(p.theta, p.net)}});
    outputs = 0:numel (args);
    if numel (args) == 1
      outputs = 0:2;
    end
  case 'nnassess'
    y = ceil (rand (p.m, 1) * 3);
    args = fuzz_pick ({data, data, {y, ceil(rand (p.m, 1) * 3)}, ...
                       {y, flipud(y), rand(p.m, 3), 'ClassNames', 1:3}, ...
                       {rand(5, 2), rand(5, 2)}, {{'a', 'b'}, {'a', 'c'}}});
    outputs = 0:1;
  case 'nnselect'
    args = [data(2:4), pairs({'Lambda', [0 1]; 'Hidden', {2, [2 2]}; 'KFold', 2; ...
            'Examples', [1 2]; 'Refit', false; 'Seed', 2; 'Solver', 'adam'}), ...
            {'Verbose', fuzz_pick([0 1]), 'IterationLimit', 3}];
    if any (strcmp (args(4:2:end-1), 'Solver'))
      args{end-1} = 'Epochs';
    end
    outputs = 0:1;
  case 'nntrain'
    args = [data(2:4), few, training(p)];
    outputs = 0:2;
  case 'nncheck'
    args = fuzz_pick ({{@fuzz_cost, rand(3, 1)}, {'nnCostFunction'}, ...
                       {@(t) nncost(t, p.net, p.X, p.Y), data{:}}, ...
                       [{@fuzz_cost, rand(3, 1)}, pairs({'Tolerance', 1e-3; 'Seed', 2; ...
                        'Parameters', [1 2]; 'Verbose', false})]});
    outputs = 0:1;
  case 'nnexamples'
    args = fuzz_pick ({{}, {'xor'}, {'ex3.m'}});
    outputs = 0:1;
  case 'nnsurface'
    args = fuzz_pick ({data, data(1:2), [data, pairs({'Inputs', [1 2]; 'Range', [0 1 0 1]})], ...
                       [{[]}, data(2:4)]});
    outputs = 0:1;
  case 'nnlandscape'
    args = [fuzz_pick({data, [data, {rand(numel (p.theta), 3)}]}), ...
            {'Points', 5}, pairs({'Seed', 3})];
    outputs = 0:1;
  case 'nnplot'
    args = fuzz_pick ({data(1:2), {[1 2 1], [2 2 1]}, {[1 2 1], [2 2 1], {'a', 'b'}}, ...
                       {nnassess([1 2 1], [2 2 1])}, [data(1:2), {'Network'}], ...
                       {steps_of(data), data{2}, 'Example', 1}});
    outputs = 0:1;
  otherwise
    args = inside (name, p, data, some);
    outputs = fuzz_most (name);
end
end

function steps = steps_of (data)
[~, ~, steps] = nncost (data{1:4});
end

function n = count (sizes)
n = sum ((sizes(1:end-1) + 1) .* sizes(2:end));
end

% None, one or two of the options.
function args = pairs (list)
args = {};
for i = 1:fuzz_pick ([0 1 1 2])
  args = [args, list(ceil (rand () * size (list, 1)),:)];
end
end

function args = training (p)
common = {'Standardize', true; 'StandardizeResponses', true; 'Seed', 3; 'Restarts', 1; ...
          'Weights', rand(p.m, 1); 'InitialTheta', p.theta; 'Threads', 2; 'Holdout', 0.4; ...
          'ValidationData', {p.X, p.Y}; 'ClassWeights', 'balanced'; 'LossTolerance', 1e-3; ...
          'Checkpoint', 'c.check'; 'Resume', 'good.check'; 'Checkpoint', 'good.check'; ...
          'Verbose', 2; 'Plots', 'none'; 'Trace', 1; 'Checkpoint', fuzz_pick(fuzz_files ())};
lbfgs = {'IterationLimit', 4; 'GradientTolerance', 1e-3; 'StepTolerance', 0};
batches = {'Epochs', 2; 'BatchSize', 3; 'LearnRate', 0.01; 'Dropout', 0.3; ...
           'LearnRateSchedule', 'cosine'; 'LearnRateSchedule', 'piecewise'};
solver = fuzz_pick ({'lbfgs', 'adam', 'sgd', 'rmsprop'});
args = {'IterationLimit', 3};
own = lbfgs;
if ~ strcmp (solver, 'lbfgs')
  args = {'Solver', solver, 'Epochs', 2};
  own = batches;
end
args = [args, pairs(own), pairs(common)];
end

% The functions of the gateway.
function args = inside (name, p, data, some)
theta = zeros (size (p.theta), class (p.theta));
order = uint32 (ceil (rand (1, 6) * p.m));
how = struct ('Solver', fuzz_pick ({'adam', 'sgd', 'rmsprop'}), 'LearnRate', 0.01, ...
              'BatchSize', 2, 'Beta1', 0.9, 'Beta2', 0.99, 'Epsilon', 1e-8, 'Momentum', 0.9);
Y = p.Y;
if ~ isnumeric (Y)
  Y = ones (p.m, 1);
end
data{4} = Y;
switch name
  case {'backprop_mex nncost', 'backprop_mex cost', 'backprop_mex inputgrad'}
    args = [data, {fuzz_pick(some)}];
    if strcmp (name, 'backprop_mex cost')
      args = [args, {{'theta', 'X', 'Y'}}];
      if rand () < 0.2
        [n, K] = deal (size (p.X, 2), 3);
        args = {sin(1:count ([n, 2, K])), {n, 2, K, 0.5}, p.X, ceil(rand (p.m, 1) * K)};
      end
    end
  case 'backprop_mex hessmult'
    args = [data(1), data(1), data(2:4), {fuzz_pick(some)}];
  case 'backprop_mex forward'
    args = data(1:3);
  case 'backprop_mex measure'
    args = [data, {fuzz_pick(some), rand() < 0.5}];
  case 'backprop_mex numgrad'
    args = [data, {fuzz_pick(some), rand(size (p.theta)) < 0.5}];
  case 'backprop_mex crc32'
    args = {uint8(rand (1, 9) * 255), floor(rand () * 2^32)};
  case 'backprop_mex uniform'
    args = {floor(rand () * 2000), floor(rand () * 2^32)};
  case 'backprop_mex hold'
    args = {rand() < 0.5};
  case 'backprop_mex threads'
    args = fuzz_pick ({{}, {1}, {3}});
  case 'backprop_mex batches'
    Yt = Y;
    if size (Y, 2) == p.net.Sizes(end) || isvector (Y)
      Yt = Y';
    end
    args = {p.theta, theta, theta, p.net, p.X', Yt, fuzz_pick(some), how, order};
  case 'backprop_mex lbfgs'
    args = lbfgs_arguments (p, data);
  case 'backprop_mpi begin'
    args = {};
  case 'backprop_mpi sum'
    args = {'nntrain', fuzz_pick({{}, {'theta', p.theta}, {'net', 'text', 'a', uint8(1:9)}}), ...
            rand(1, floor (rand () * 9)), fuzz_pick({[], p.theta, single(p.theta)}), ...
            fuzz_pick([0 1]), fuzz_pick({'', '', 'nncost: X must be'})};
  case 'backprop_mpi term'
    args = {rand() < 0.5};
  otherwise
    error ('fuzz_good knows no arguments of %s', name);
end
args = [{name(14:end)}, args];
end

function args = lbfgs_arguments (p, data)
how = struct ('Memory', 3, 'Threads', 1, 'Regularization', 0.3);
limits = struct ('Iterations', 2, 'Evaluations', 9, 'Seconds', 5);
x = ones (1, 3);
list = {{'begin', x, how}, {'resume', fuzz_state(), how}, {'iterate', '<run>'}, ...
        {'point', '<run>'}, {'tell', '<run>', 1, x}, {'settle', '<run>'}, {'abandon', '<run>'}, {'plain', '<run>'}, ...
        [{'train', '<run>'}, data(2:4), {{'Threads', 1}, limits}], {'x', '<run>'}, {'grad', '<run>'}, ...
        {'numbers', '<run>'}, {'state', '<run>'}, {'free', '<run>'}};
args = fuzz_pick (list);
end
