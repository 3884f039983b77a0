% DIGITS  Teach a small neural network to read handwritten digits.
%
%   A script, to be run as it is: 1797 real images, a network of 64 inputs, 25
%   hidden units and 10 outputs, trained by fminunc and by fmincg. It takes some
%   seconds, leaves its variables for you to play with, and writes digits.png.
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
test = mod (1:size (X, 1), 4) == 0;
train = ~ test;
fprintf ('%d digits to learn from, %d to be tested on.\n\n', sum (train), sum (test));

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

costFunction = @(p) nnCostFunction (p, input_layer_size, hidden_layer_size, num_labels, ...
                                    X(train,:), y(train), lambda);
J0 = costFunction (initial_nn_params);
fprintf ('Network 64-25-10, %d parameters; cost at the start %.3f.\n', ...
         numel (initial_nn_params), J0);

%% 3. Is the gradient right?
% checkNNGradients prints it beside a numerical gradient; here the difference is enough.

evalc ('difference = checkNNGradients (3);');
fprintf ('Gradient check: relative difference %.1e, it must be below 1e-9.\n\n', difference);

%% 4. Train with fminunc
% After each iteration it calls OutputFcn, which writes the cost to a file and prints
% every tenth one. If OutputFcn returned true, fminunc would stop.

notes = tempname ();
note = fopen (notes, 'w+');
options = optimset ('GradObj', 'on', 'MaxIter', 100, 'OutputFcn', ...
                    @(p, now, state) takenote (note, now, 10));
fprintf ('Training with fminunc ...\n');
tic;
params{1} = fminunc (costFunction, initial_nn_params, options);
seconds(1) = toc;
frewind (note);
costs{1} = fscanf (note, '%g');
fclose (note);
delete (notes);

%% 5. Train with fmincg, from the same start
% It keeps some vectors, and fminunc keeps square matrices. Its second output has the
% cost after each iteration.

fprintf ('Training with fmincg ...\n');
tic;
[params{2}, cost] = fmincg (costFunction, initial_nn_params, optimset ('MaxIter', 100));
seconds(2) = toc;
costs{2} = [J0; cost(:)];

%% 6. How well do they read?

n1 = hidden_layer_size * (input_layer_size + 1);
fprintf ('\n%20s %8s %9s %7s %7s\n', 'iterations', 'seconds', 'last cost', 'train', 'test');
names = {'fminunc', 'fmincg'};
for k = 1:2
  Theta1 = reshape (params{k}(1:n1), hidden_layer_size, input_layer_size + 1);
  Theta2 = reshape (params{k}(n1+1:end), num_labels, hidden_layer_size + 1);
  p = predict (Theta1, Theta2, X);
  fprintf ('%-9s %10d %8.1f %9.4f %6.1f%% %6.1f%%\n', names{k}, ...
           numel (costs{k}) - 1, seconds(k), costs{k}(end), ...
           100 * mean (p(train) == y(train)), 100 * mean (p(test) == y(test)));
end
fprintf ('\nThe network trained by fmincg, on the test images: ');
nnassess (mod (y(test), 10), mod (p(test), 10));

%% 7. A picture
% On the left some test images, on the right the hidden units: the weights of the 64
% pixels, light if ink increases the unit's output, dark if ink decreases it. Below,
% the cost during training.

tested = X(find (test, 100),:);
savepicture ('digits.png', [9, 7.5], @() lessons (tested, Theta1(:,2:end), names, costs));
