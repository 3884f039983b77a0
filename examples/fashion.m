% FASHION  Teach a neural network to tell ten kinds of clothes apart.
%
%   A script, to be run as it is: Fashion-MNIST, 60,000 images of 28 by 28 pixels
%   to learn from and 10,000 to be tested on, a network of 784-400-200-10 units,
%   single precision, mini-batches with Adam and dropout. 90 % of the test images
%   are classified right; on two cores that takes a minute or two. It leaves its
%   variables for you to play with, and writes fashion.png.
%
%   Questions that it answers: How do you train on 60,000 images? What is the effect of
%   dropout and of a falling rate? Which clothes look alike?
%
%   The images are Zalando's (H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST: a
%   novel image dataset for benchmarking machine learning algorithms, 2017; MIT
%   licence). On Debian and Ubuntu: apt-get install dataset-fashion-mnist.
%   Elsewhere: take the four files *-ubyte.gz from
%   https://github.com/zalandoresearch/fashion-mnist (folder data/fashion), and
%   set FASHION_MNIST in the environment to the folder in which they are:
%   setenv ('FASHION_MNIST', '/where/they/are').

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();

%% 1. The data
% Each row of X is an image, its pixels column by column, from 0 (black) to 255. They
% remain bytes, because the network converts them block by block. Labels 1 to 10.

folder = getenv ('FASHION_MNIST');
if isempty (folder)
  folder = '/usr/share/datasets/fashion-mnist';
end
if ~ exist (fullfile (folder, 'train-images-idx3-ubyte.gz'), 'file')
  error ('backprop:file', ['fashion: Fashion-MNIST is not in %s; help fashion ', ...
         'says how to get it'], folder);
end
names = {'t-shirt', 'trousers', 'pullover', 'dress', 'coat', ...
         'sandal', 'shirt', 'sneaker', 'bag', 'boot'};
A = nnreadidx (fullfile (folder, 'train-images-idx3-ubyte.gz'));
X = A(:,:);
y = double (nnreadidx (fullfile (folder, 'train-labels-idx1-ubyte.gz'))) + 1;
A = nnreadidx (fullfile (folder, 't10k-images-idx3-ubyte.gz'));
Xtest = A(:,:);
ytest = double (nnreadidx (fullfile (folder, 't10k-labels-idx1-ubyte.gz'))) + 1;
clear A
fprintf ('%d images to learn from, %d to be tested on.\n\n', size (X, 1), size (Xtest, 1));

%% 2. The network
% The network standardizes the pixels; X itself is not changed. The parameters to start
% from are single, so all arithmetic is single.

net = nncreate ([784 400 200 10], 'Activation', 'relu', 'Output', 'softmax', ...
                'Standardize', X);
start = single (nninit (net, 1));
fprintf ('Network %s, %d parameters.\n', strjoin (arrayfun (@(s) sprintf ('%d', s), ...
         net.Sizes, 'UniformOutput', false), '-'), numel (start));

%% 3. Training
% The settings were chosen with 10,000 of the training images, which were kept aside for
% that. The test images are only used after training.

[theta, info] = nntrain (net, X, y, 'Solver', 'adam', 'InitialTheta', start, ...
                         'Epochs', 25, 'BatchSize', 128, 'LearnRate', 0.001, ...
                         'LearnRateSchedule', 'cosine', 'Dropout', 0.25, 'Seed', 1);

%% 4. How well does it do?

label = nnpredict (theta, net, Xtest);
fprintf ('\nRight on the test images: %.2f %%, after %.0f seconds.\n', ...
         100 * mean (label == ytest), info.seconds);

%% 5. A picture: the confusion matrix
% nnplot (info) draws the learning curve, nnplot (theta, net) what hidden units look for.

savepicture ('fashion.png', [9, 7], @() nnplot (ytest, label, names));
