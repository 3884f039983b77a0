function defaults (seeds, names)
% DEFAULTS  The results of all defaults, compared with those of scikit-learn.
%
%   defaults ()
%   defaults (seeds)
%   defaults (seeds, names)
%
%   nntrain with a hidden layer of 100 units, the default of scikit-learn, and
%   MLPClassifier or MLPRegressor, each with all its defaults except for the solver and
%   the activation. The data are iris, wine, breast cancer, digits and diabetes from
%   scikit-learn, concrete from this package, and the first 2000 images of
%   Fashion-MNIST, if installed; raw and with 'Standardize' (theirs: by
%   StandardScaler's formula). A quarter of the examples, drawn by the seed, is the
%   test. Prints the mean and the spread over the seeds of the accuracy in per cent, or of
%   the root mean square error (concrete: MPa).
%
%   seeds    how many seeds, from 0 (default 5), or which seeds, such as 5:9
%   names    a cell: only data sets whose name contains one of these words ({''}: all)
%
%   The data are read where Debian's python3-sklearn and dataset-fashion-mnist put them.
%   Run it from this folder with the package loaded; it takes some ten minutes, and with
%   Fashion-MNIST half an hour more:
%     octave-cli --no-history -q --eval "pkg load backprop; defaults ()"

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 1
  seeds = 5;
end
if isscalar (seeds)
  seeds = 0:seeds - 1;
end
if nargin < 2
  names = {''};
end
folder = '/usr/lib/python3/dist-packages/sklearn/datasets/data';
warning ('off', 'all', 'local');         % the numbers of the table show the same
tables = {'iris', dlmread(fullfile (folder, 'iris.csv'), ',', 1, 0), true
          'wine', dlmread(fullfile (folder, 'wine_data.csv'), ',', 1, 0), true
          'breast cancer', dlmread(fullfile (folder, 'breast_cancer.csv'), ',', 1, 0), true
          'digits', packed(folder, 'digits.csv.gz', ','), true
          'diabetes', [packed(folder, 'diabetes_data_raw.csv.gz', ' '), ...
                       packed(folder, 'diabetes_target.csv.gz', ' ')], false
          'concrete', dlmread(fullfile ('..', 'examples', 'concrete.csv'), ',', 1, 0), false};
if exist ('/usr/share/datasets/fashion-mnist', 'dir')
  tables(end + 1,:) = {'Fashion-MNIST', images(), true};
else
  fprintf ('Fashion-MNIST is not installed (dataset-fashion-mnist): left out\n');
end
wanted = cellfun (@(name) any (cellfun (@(word) isempty (word) ...
                  || ~ isempty (strfind (name, word)), cellstr (names))), tables(:,1));
tables = tables(wanted,:);
fprintf ('%-14s %-13s %-7s %-8s %16s %16s\n', '', '', '', '', 'this package', 'scikit-learn');
for t = 1:size (tables, 1)
  for standardized = [false, true]
    for solver = {'lbfgs', 'adam', 'sgd'}
      for activation = {'sigmoid', 'relu'}
        cell_of (tables(t,:), standardized, solver{1}, activation{1}, seeds);
      end
    end
  end
end
end

% The first of the images to learn from: a row each, then its class.
function data = images ()
folder = '/usr/share/datasets/fashion-mnist';
X = nnreadidx (fullfile (folder, 'train-images-idx3-ubyte.gz'));
y = nnreadidx (fullfile (folder, 'train-labels-idx1-ubyte.gz'));
data = double ([reshape(X(1:2000,:), 2000, []), y(1:2000)]);
end

% One cell of the table: a line.
function cell_of (table, standardized, solver, activation, seeds)
[name, data, classes] = table{:};
words = {'raw', 'standardized'};
fprintf ('%-14s %-13s %-7s %-8s', name, words{1 + standardized}, solver, activation);
ours = zeros (1, numel (seeds));
files = cell (1, numel (seeds));
for k = 1:numel (seeds)
  [X, y, learnt] = parts (data, classes, seeds(k));
  ours(k) = train (X, y, learnt, classes, standardized, solver, activation, seeds(k));
  files{k} = written (X, y, learnt, classes, standardized);
end
theirs = peers (files, solver, activation, seeds);
fprintf (' %s %s\n', spread (ours), spread (theirs));
fflush (stdout);
cellfun (@delete, files);
end

% The examples in random order; the first `learnt` are those to learn from.
function [X, y, learnt] = parts (data, classes, seed)
rand ('twister', seed);
[~, order] = sort (rand (size (data, 1), 1));
X = data(order, 1:end-1);
y = data(order, end);
if classes
  y = y + (min (y) == 0);
end
learnt = numel (y) - floor (numel (y) / 4);
end

function score = train (X, y, learnt, classes, standardized, solver, activation, seed)
if classes
  net = nncreate ([size(X, 2), 100, max(y)], 'Activation', activation, 'Output', 'softmax');
else
  net = nncreate ([size(X, 2), 100, 1], 'Activation', activation, 'Output', 'linear');
end
theta = nntrain (net, X(1:learnt,:), y(1:learnt), 'Solver', solver, 'Seed', seed, ...
                 'Standardize', standardized, 'Verbose', 0);
h = nnpredict (theta, net, X(learnt+1:end,:));
if classes
  score = 100 * mean (h == y(learnt+1:end));
else
  score = sqrt (mean ((h - y(learnt+1:end)) .^ 2));
end
end

function file = written (X, y, learnt, classes, standardized)
if standardized
  spread = std (X(1:learnt,:), 1);
  spread(spread == 0) = 1;
  X = (X - mean (X(1:learnt,:))) ./ spread;
end
file = tempname ();
to = fopen (file, 'w');
fwrite (to, [size(X), learnt, classes], 'double');
fwrite (to, X, 'double');
fwrite (to, y, 'double');
fclose (to);
end

function scores = peers (files, solver, activation, seeds)
scores = NaN;
python = find_python ('sklearn');
if ~ isempty (python)
  script = fullfile (fileparts (mfilename ('fullpath')), 'defaults.py');
  [~, text] = system (sprintf ('"%s" "%s" %s %s %s', python, script, ...
                               strrep (activation, 'sigmoid', 'logistic'), solver, ...
                               sprintf ('%d %s ', [num2cell(seeds); files]{:})));
  scores = str2double (strsplit (strtrim (text), "\n"));
end
end

function text = spread (scores)
text = sprintf ('%8.4g +- %4.2g', mean (scores), std (scores));
end

function data = packed (folder, name, between)
to = tempname ();
mkdir (to);
gunzip (fullfile (folder, name), to);
file = fullfile (to, strrep (name, '.gz', ''));
data = dlmread (file, between);
delete (file);
rmdir (to);
end
