% REGRESSION  How strong will this concrete be? A network fits a real table.
%
%   A script, to be run as it is: it predicts the strength of concrete from the recipe
%   and the age, with 1030 tests. It chooses lambda by validation, compares the network
%   with linear regression on recipes that neither has seen, and writes a picture to
%   regression.png. It takes some seconds.
%
%   Questions that it answers: How do you predict a number instead of a class? How much
%   better is a network than linear regression? Why must whole recipes be held out?
%
%   The data, concrete.csv: I-C. Yeh, "Concrete Compressive Strength", UCI
%   Machine Learning Repository, doi:10.24432/C5PK67, licence CC BY 4.0; from
%   the R package modeldata, column names shortened. They are the data of the
%   paper that first did this: I-C. Yeh, Modeling of strength of
%   high-performance concrete using artificial neural networks, Cement and
%   Concrete Research 28 (1998) 1797-1808.

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();

%% 1. The data
% Columns: cement, slag, ash, water, superplasticizer, coarse and fine aggregate
% in kg per cubic metre, age in days; last the strength in MPa, to be predicted.

data = dlmread (fullfile (here, 'concrete.csv'), ',', 1, 0);
X = data(:,1:8);
y = data(:,9);

% A recipe was tested at several ages. All tests of a recipe are in the same part: 3/5
% of the recipes to learn from, 1/5 to choose lambda by, 1/5 for the final test. If
% single tests were drawn, the parts would share recipes, and the errors would be
% smaller than for a new recipe.

[recipes, ~, recipe] = unique (X(:,1:7), 'rows');
rand ('twister', 1);
[~, order] = sort (rand (1, size (recipes, 1)));
part = mod (order(recipe), 5);
test = part == 0;
valid = part == 1;
train = part > 1;
fprintf ('%d tests of %d recipes: %d to learn from, %d to choose by, %d held out.\n', ...
         numel (y), size (recipes, 1), sum (train), sum (valid), sum (test));
rmse = @(h, part) sqrt (mean ((h(part) - y(part)) .^ 2));

%% 2. Linear regression

linear = @(part) [ones(numel (y), 1), X] * ([ones(sum (part), 1), X(part,:)] \ y(part));

%% 3. A network, for each lambda
% Its output is linear and its loss the squared error. The inputs are amounts up to
% 1000 and days, so it is trained on standardized columns. The scaling becomes part of
% theta, so the trained network takes X unchanged and predicts in MPa.

network = @(lambda) nncreate ([8 16 1], 'Activation', 'tanh', 'Output', 'linear', ...
                              'Lambda', lambda);
trained = @(net, part) nntrain (net, X(part,:), y(part), 'Standardize', true, ...
                                'IterationLimit', 300, 'Seed', 1, 'Verbose', 0);
lambdas = [0, 0.03, 0.1, 0.3, 1, 3, 10];
errors = zeros (size (lambdas));
fprintf ('\nRoot mean square error in MPa:\n');
fprintf ('%8s %8s %11s\n', 'lambda', 'learnt', 'validation');
for k = 1:numel (lambdas)
  net = network (lambdas(k));
  h = nnforward (trained (net, train), net, X);
  errors(k) = rmse (h, valid);
  fprintf ('%8g %8.2f %11.2f\n', lambdas(k), rmse (h, train), errors(k));
end
[~, best] = min (errors);

%% 4. The test
% With the lambda that was best on the validation part, train again on both parts.

known = train | valid;
net = network (lambdas(best));
theta = trained (net, known);
h = nnforward (theta, net, X);
g = linear (known);
fprintf ('\nOn the %d tests held out, with lambda %g:\n', sum (test), lambdas(best));
fprintf ('  always the mean     %5.2f MPa\n', rmse (mean (y(known)) + 0 * y, test));
fprintf ('  linear regression   %5.2f MPa\n', rmse (g, test));
fprintf ('  network             %5.2f MPa\n', rmse (h, test));

%% 5. A picture: predicted against true

savepicture ('regression.png', [9, 4.6], @() predictions ( ...
  {'Linear regression', 'Network'}, {g(test), h(test)}, y(test)));
