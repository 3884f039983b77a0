% EX3  The course's third exercise, with your own functions: one-vs-all classification.
%
%   A script, to be run in the folder of your functions: your lrCostFunction, oneVsAll
%   and predictOneVsAll are checked and used if they are there; otherwise the script
%   does their work. The digits are those of nndigits, with 8 by 8 pixels; the course's
%   have 20 by 20. It writes ex3.png.
%
%   Questions that it answers: Is my lrCostFunction right, and if not, what is wrong?
%   How good is a network without a hidden layer? What does such a unit look for?
%
%   A. Ng, Machine Learning, week 4.

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
lambda = 0.1;
yours = @(name) exist (name, 'file') == 2;

%% 1. lrCostFunction (theta, X, y, lambda), where X has its column of ones
% It is a network without a hidden layer, so nncheck also knows the right J.

small = reshape (sin ((1:60) .^ 2), 15, 4);
target = double (small(:,1) > small(:,2));
net = nncreate ([4 1], 'Lambda', 2);
theta = [0.3; -0.2; 0.5; 0.1; 0.9];
cost = @(t) logistic (t, [ones(15, 1), small], target, 2);
if yours ('lrCostFunction')
  cost = @(t) lrCostFunction (t, [ones(15, 1), small], target, 2);
  fprintf ('Your lrCostFunction, %s:\n', which ('lrCostFunction'));
end
report = nncheck (cost, theta, net, small, target, 'Verbose', false);
fprintf ('%s\n', report.summary);
for k = 1:numel (report.diagnosis)
  fprintf ('* %s.\n', report.diagnosis(k).sentence);
end

%% 2. oneVsAll (X, y, num_labels, lambda): a row of all_theta for each digit

if yours ('oneVsAll')
  fprintf ('\nYour oneVsAll, %s.\n', which ('oneVsAll'));
  all_theta = oneVsAll (X(train,:), y(train), 10, lambda);
else
  all_theta = zeros (10, 65);
  ones_X = [ones(sum (train), 1), X(train,:)];
  options = optimset ('GradObj', 'on', 'MaxIter', 50);
  for c = 1:10
    own = @(t) logistic (t, ones_X, double (y(train) == c), lambda);
    all_theta(c,:) = fminlbfgs (own, zeros (65, 1), options)';
  end
end

%% 3. predictOneVsAll (all_theta, X): the digit whose unit has the largest output

if yours ('predictOneVsAll')
  p = predictOneVsAll (all_theta, X);
else
  [~, p] = max ([ones(m, 1), X] * all_theta', [], 2);
end
p = p(:);
fprintf ('\n%.1f %% of the training digits are right, %.1f %% of the others.\n', ...
         100 * mean (p(train) == y(train)), 100 * mean (p(test) == y(test)));

%% 4. All ten at once: the same as one network without a hidden layer

net = nncreate ([64 10], 'Lambda', lambda);
[theta, info] = nntrain (net, X(train,:), y(train), 'Verbose', 0, 'IterationLimit', 500);
label = nnpredict (theta, net, X);
fprintf ('nntrain on 64-10, all ten at once: %.1f %% and %.1f %%.\n', ...
         100 * mean (label(train) == y(train)), 100 * mean (label(test) == y(test)));
fprintf ('With 25 hidden units, as in ex4, about 98 %% of the others are right.\n');

%% 5. The picture: what each of the ten units looks for

savepicture ('ex3.png', [8, 5], @() nnplot (nnunroll ({all_theta}), net));
