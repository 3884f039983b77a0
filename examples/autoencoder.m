% AUTOENCODER  Features of handwritten digits, learnt without labels.
%
%   A script, to be run as it is: a network learns to reproduce digits from its 64 hidden
%   units, first without a constraint, then with units that are active only for few
%   digits (a sparse autoencoder). It prints how active the units are and how well labels
%   can be predicted from them, and draws what each unit responds to in autoencoder.png.
%   It takes some seconds.
%
%   Questions that it answers: What can be learnt without labels? How do features change
%   if they are rarely active?
%
%   A. Ng, "Sparse autoencoder", CS294A lecture notes (2011).

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();

%% 1. The data
% Images of 8 by 8 pixels from 0 to 1, one in each row. The network learns to reproduce X,
% so X is also the targets; the labels are not used.

[X, y] = nndigits ();
X = X / 16;
test = mod (1:size (X, 1), 4) == 0;
train = ~ test;

%% 2. Two networks
% Both have 64 inputs, 64 hidden units and 64 outputs. In the second the mean activation
% of each hidden unit, over all digits, should be near 0.05: SparsityWeight times the
% Kullback-Leibler divergence from it is added to the cost.

plain = nncreate ([64 64 64], 'Loss', 'squarederror', 'Lambda', 0.5);
sparse_net = nncreate ([64 64 64], 'Loss', 'squarederror', 'Lambda', 0.5, ...
                       'SparsityTarget', 0.05, 'SparsityWeight', 0.3);

%% 3. Train them, and look at the hidden units
% How active they are; the error of the reproduced images; and for how many of the other
% digits the label can be predicted from the 64 activations.

names = {'plain', 'sparse'};
nets = {plain, sparse_net};
theta = cell (1, 2);
fprintf ('%8s %16s %20s %18s\n', '', 'mean activation', 'error of a pixel', 'labels right');
for k = 1:2
  theta{k} = nntrain (nets{k}, X(train,:), X(train,:), 'IterationLimit', 400, 'Verbose', 0);
  [back, steps] = nnforward (theta{k}, nets{k}, X);
  features = steps.a{2};
  error_of_pixel = sqrt (mean (mean ((back(test,:) - X(test,:)) .^ 2)));
  readout = nncreate ([64 10], 'Output', 'softmax', 'Lambda', 0.1);
  told = nntrain (readout, features(train,:), y(train), 'Verbose', 0);
  right = 100 * mean (nnpredict (told, readout, features(test,:)) == y(test));
  fprintf ('%8s %16.3f %20.4f %16.1f %%\n', names{k}, mean (features(:)), ...
           error_of_pixel, right);
end

%% 4. What each unit responds to
% The image of length 1 that excites a unit most is its weights, divided by their norm.

filters = cell (1, 2);
for k = 1:2
  Theta = nnreshape (theta{k}, nets{k});
  W = Theta{1}(:,2:end);
  filters{k} = W ./ repmat (sqrt (sum (W .^ 2, 2)), 1, 64);
end
savepicture ('autoencoder.png', [9, 4.5], @() filterpair (filters, ...
  {'plain: what excites a unit most', 'sparse'}));
