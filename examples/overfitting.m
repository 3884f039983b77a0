% OVERFITTING  Lambda and dropout reduce overfitting; learning curves.
%
%   A script, to be run as it is: a network that is large for 200 handwritten digits.
%   nnselect chooses lambda by validation, dropout is tried too, and a learning curve
%   shows whether more digits would help. It writes overfitting.png. It takes some
%   seconds.
%
%   Questions that it answers: How do you see that a network overfits? How is lambda
%   chosen, and what happens if it is too large? When do more examples help?
%
%   A. Ng, Machine Learning, week 6; N. Srivastava et al., "Dropout", JMLR 15 (2014).

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();

[X, y] = nndigits ();
few = mod (1:1797, 9) == 0;                       % 199 to learn from
test = mod (1:1797, 9) == 4 | mod (1:1797, 9) == 5;
net = nncreate ([64 50 10], 'Activation', 'relu', 'Output', 'softmax', 'Scale', 16);
right = @(theta, rows) 100 * mean (nnpredict (theta, net, X(rows,:)) == y(rows));

%% 1. Overfitting: all training digits are right, many others wrong

quiet = {'Verbose', 0, 'IterationLimit', 150};
theta = nntrain (net, X(few,:), y(few), quiet{:});
fprintf ('%28s %9s %9s\n', '% right of those', 'learnt', 'held out');
fprintf ('%28s %9.1f %9.1f\n', 'lambda 0', right (theta, few), right (theta, test));

%% 2. Lambda by validation: five folds of the 199; the test digits are not used

lambdas = [0 0.03 0.1 0.3 1 3 10];
T = nnselect (net, X(few,:), y(few), 'Lambda', lambdas, 'KFold', 5, 'Refit', false, quiet{:});
[~, best] = min ([T.validation_cost]);
net.Lambda = T(best).Lambda;
theta = nntrain (net, X(few,:), y(few), quiet{:});
fprintf ('%28s %9.1f %9.1f\n', sprintf ('lambda %g, chosen', net.Lambda), right (theta, few), ...
         right (theta, test));
net.Lambda = lambdas(end);
theta = nntrain (net, X(few,:), y(few), quiet{:});
fprintf ('%28s %9.1f %9.1f\n', sprintf ('lambda %g, too much', net.Lambda), ...
         right (theta, few), right (theta, test));

%% 3. Dropout: in each step a different half of the hidden units is left out
% The network is larger, so that enough units remain; the mean of three starts is shown.

large = nncreate ([64 200 10], 'Activation', 'relu', 'Output', 'softmax', 'Scale', 16);
for part = [0, 0.5]
  shares = zeros (3, 2);
  for seed = 1:3
    theta = nntrain (large, X(few,:), y(few), 'Solver', 'adam', 'LearnRate', 0.003, ...
                     'Epochs', 150, 'Dropout', part, 'Seed', seed, 'Verbose', 0);
    shares(seed,:) = 100 * [mean(nnpredict (theta, large, X(few,:)) == y(few)), ...
                            mean(nnpredict (theta, large, X(test,:)) == y(test))];
  end
  fprintf ('%28s %9.1f %9.1f\n', sprintf ('200 units, dropout %g', part), mean (shares, 1));
end
fprintf ('\n');

%% 4. A learning curve: the same lambda, more and more digits
% As long as the cost of the digits held out is higher than that of the training digits,
% more examples help.

net.Lambda = T(best).Lambda;
rest = find (~ test);
C = nnselect (net, X(rest,:), y(rest), 'Examples', [50 100 200 400 800], 'Holdout', 0.3, ...
              'Refit', false, quiet{:});
fprintf ('%9s %14s %14s\n', 'digits', 'cost, learnt', 'held out');
fprintf ('%9d %14.3f %14.3f\n', [[C.Examples]; [C.cost]; [C.validation_cost]]);

%% 5. The picture: the choice of lambda

savepicture ('overfitting.png', [8, 5], @() nnplot (T));
