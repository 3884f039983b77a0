% EX4  The course's fourth exercise, with your own functions: a neural network.
%
%   A script, to be run in the folder of your functions: your sigmoidGradient and
%   nnCostFunction are checked and used if they are there; otherwise those of the
%   package. The digits are those of nndigits, with 8 by 8 pixels; the course's have
%   20 by 20. It writes ex4.png.
%
%   Questions that it answers: Is my nnCostFunction right, and if not, in which line?
%   What should J be before training? What do the hidden units look for?
%
%   A. Ng, Machine Learning, week 5.

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();

[X, y] = nndigits ();                             % labels 1..10, 10 for the digit 0
X = X / 16;
m = size (X, 1);
test = mod (1:m, 4) == 0;
train = ~ test;
lambda = 0.3;

%% 1. sigmoidGradient: at 0 it is 1/4, far from 0 almost 0

z = [-10, -1, 0, 1, 10];
slope = sigmoidGradient (z);
fprintf ('sigmoidGradient, %s\n  at %s\n  is %s\n', which ('sigmoidGradient'), ...
         sprintf ('%9g', z), sprintf ('%9.2g', slope));
difference = (sigmoid (z + 1e-5) - sigmoid (z - 1e-5)) / 2e-5;
if max (abs (slope - difference)) > 1e-8
  fprintf ('  which is not the slope of sigmoid: %s\n', sprintf ('%9.2g', difference));
end

%% 2. nnCostFunction: J, its gradient, and its regularization
% nncheck calls it with small networks whose J and gradient it knows. If it is wrong,
% nncheck says what is wrong, and where. Continue when it is right.

report = nncheck ('nnCostFunction', 'Verbose', false);
fprintf ('\nnnCostFunction, %s\n  %s\n', which ('nnCostFunction'), report.summary);
for k = 1:numel (report.diagnosis)
  fprintf ('  * %s.\n', report.diagnosis(k).sentence);
end

%% 3. J before training
% If all parameters are 0, each output is 1/2, and J is 10 log 2 for ten labels, for any
% digits. With small random weights J should be similar.

cost = @(p) nnCostFunction (p, 64, 25, 10, X(train,:), y(train), lambda);
rand ('twister', 1);
initial = [reshape(randInitializeWeights (64, 25), [], 1)
           reshape(randInitializeWeights (25, 10), [], 1)];
fprintf ('\nJ at 0: %.4f (10 log 2 = %.4f); at the random start: %.4f\n', ...
         cost (zeros (25 * 65 + 10 * 26, 1)), 10 * log (2), cost (initial));

%% 4. Training, 100 iterations

[nn_params, fX] = fmincg (cost, initial, optimset ('MaxIter', 100));
fprintf ('\n');
Theta1 = reshape (nn_params(1:25*65), 25, 65);
Theta2 = reshape (nn_params(25*65+1:end), 10, 26);
p = predict (Theta1, Theta2, X);
fprintf ('J %.4f; %.1f %% of the training digits are right, %.1f %% of the others.\n', fX(end), ...
         100 * mean (p(train) == y(train)), 100 * mean (p(test) == y(test)));

%% 5. The picture: what the 25 hidden units look for

savepicture ('ex4.png', [8, 6], @() nnplot (nn_params, nncreate ([64 25 10])));
