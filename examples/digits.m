% DIGITS  Teach a small neural network to read handwritten digits.
%
%   A script, to be run as it is: 1797 real images, a network of 64 inputs, 25
%   hidden units and 10 outputs, trained by fminunc and by fmincg. It takes some
%   seconds, leaves its variables for you to play with, and writes a picture of
%   what the network saw and learnt to digits.png.
%
%   Questions that it answers: How well does such a small network read? Which digits does
%   it confuse? Do two minimisers find the same result?
%
%   A. Ng, Machine Learning, week 5.

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();

%% 1. The data
% Each row of X is an image of 8 by 8 pixels, from 0 (paper) to 16 (ink). The labels
% are 1 to 10, where 10 means the digit 0. Every fourth image is kept aside: the
% network is tested on images that it has not seen. But it has seen other digits of
% the same writers, because the images are sorted by writer. If the last quarter is
% kept aside instead, about 93 % of it are read right.

[X, y] = nndigits ();
X = X / 16;
m = size (X, 1);
test = mod (1:m, 4) == 0;
train = ~ test;
fprintf ('%d handwritten digits: %d to learn from, %d to be tested on.\n\n', ...
         m, sum (train), sum (test));

%% 2. The network and its cost
% The course's cost function, as a function of the parameters only. Training starts
% from random weights; with the seed every run is the same.

input_layer_size = 64;
hidden_layer_size = 25;
num_labels = 10;
lambda = 0.3;

rand ('twister', 1);
Theta1 = randInitializeWeights (input_layer_size, hidden_layer_size);
Theta2 = randInitializeWeights (hidden_layer_size, num_labels);
initial_nn_params = [Theta1(:); Theta2(:)];

costFunction = @(p) nnCostFunction (p, input_layer_size, hidden_layer_size, ...
                                    num_labels, X(train,:), y(train), lambda);
J0 = costFunction (initial_nn_params);
fprintf ('Network %d-%d-%d, %d parameters; cost at the start %.3f.\n', ...
         input_layer_size, hidden_layer_size, num_labels, ...
         numel (initial_nn_params), J0);

%% 3. Is the gradient right?
% Never train with a gradient that has not been checked against a numerical one.
% checkNNGradients prints them side by side; here the difference is enough.

evalc ('difference = checkNNGradients (3);');
fprintf ('Gradient check: relative difference %.1e, ', difference);
fprintf ('which must be below 1e-9.\n\n');

%% 4. Train with fminunc
% It calls the cost function for the cost and, because GradObj is on, for the gradient.
% After each iteration it calls OutputFcn, which writes the cost to a file and prints
% every tenth one. If OutputFcn returned true, fminunc would stop.

notes = tempname ();
note = fopen (notes, 'w+');
options = optimset ('GradObj', 'on', 'MaxIter', 100, 'OutputFcn', ...
                    @(p, now, state) takenote (note, now, 10));
fprintf ('Training with fminunc ...\n');
tic;
nn_params = fminunc (costFunction, initial_nn_params, options);
seconds_fminunc = toc;
frewind (note);
cost_fminunc = fscanf (note, '%g');
fclose (note);
delete (notes);

%% 5. Train with fmincg, from the same start
% It has the name of the course's minimiser, but another method: it keeps some vectors,
% and fminunc keeps square matrices. Its second output has the cost after each
% iteration.

fprintf ('Training with fmincg ...\n');
tic;
[cg_params, cost_fmincg] = fmincg (costFunction, initial_nn_params, ...
                                   optimset ('MaxIter', 100));
seconds_fmincg = toc;
cost_fmincg = [J0; cost_fmincg(:)];

%% 6. How well do they read?

n1 = hidden_layer_size * (input_layer_size + 1);
fprintf ('\n%-9s %10s %8s %9s %7s %7s\n', '', 'iterations', 'seconds', ...
         'last cost', 'train', 'test');
names = {'fminunc', 'fmincg'};
params = {nn_params, cg_params};
costs = {cost_fminunc, cost_fmincg};
seconds = [seconds_fminunc, seconds_fmincg];
for k = 1:2
  Theta1 = reshape (params{k}(1:n1), hidden_layer_size, input_layer_size + 1);
  Theta2 = reshape (params{k}(n1+1:end), num_labels, hidden_layer_size + 1);
  p = predict (Theta1, Theta2, X);
  fprintf ('%-9s %10d %8.1f %9.4f %6.1f%% %6.1f%%\n', names{k}, ...
           numel (costs{k}) - 1, seconds(k), costs{k}(end), ...
           100 * mean (p(train) == y(train)), 100 * mean (p(test) == y(test)));
end

%% 7. Which digits does it confuse?
% Counts on the test images, for the network that fmincg trained.

digit = mod (y(test), 10);
guess = mod (p(test), 10);
confusion = accumarray ([digit, guess] + 1, 1, [10, 10]);
fprintf ('\nTest images: a row for each digit, a column for the digit that\n');
fprintf ('fmincg''s network predicts.\n');
fprintf ('     %s\n', sprintf ('%4d', 0:9));
for k = 0:9
  row = sprintf ('%4d', confusion(k+1,:));
  fprintf ('  %d :%s\n', k, regexprep (row, ' 0(?= |$)', ' .'));
end

%% 8. A picture
% On the left some test images, on the right the hidden units: the weights of the 64
% pixels, light if ink increases the unit's output, dark if ink decreases it. Below,
% the cost during training.

tested = X(test,:);
savepicture ('digits.png', [9, 7.5], ...
             @() lessons (tested(1:100,:), Theta1(:,2:end), names, costs));
