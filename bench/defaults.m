function defaults (seeds, folder)
% DEFAULTS  What all defaults lead to, beside scikit-learn's.
%
%   defaults ()
%   defaults (seeds)
%   defaults (seeds, folder)
%
%   nntrain with a hidden layer of 100 units, as many as scikit-learn has by default, and
%   MLPClassifier or MLPRegressor, each with every default that it has but the solver and
%   the activation: iris, wine, breast cancer and digits, as they come with scikit-learn,
%   and concrete, as it comes with the package; raw and with 'Standardize' (theirs: by
%   StandardScaler's formula). A quarter of the examples, drawn by the seed, is tested
%   on. Prints the mean and the spread over `seeds` (5) seeds of the accuracy in per cent,
%   or of the root mean square error in MPa.
%
%   folder   where scikit-learn has its data: by default where Debian's python3-sklearn
%            puts them
%
%   Run it from this folder with the package loaded; it takes some ten minutes:
%     octave-cli --no-history -q --eval "pkg load backprop; defaults ()"

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 1
  seeds = 5;
end
if nargin < 2
  folder = '/usr/lib/python3/dist-packages/sklearn/datasets/data';
end
warning ('off', 'all', 'local');         % what they say of a cell is in its number
tables = {'iris', fullfile(folder, 'iris.csv'), 1
          'wine', fullfile(folder, 'wine_data.csv'), 1
          'breast cancer', fullfile(folder, 'breast_cancer.csv'), 1
          'digits', unpacked(fullfile (folder, 'digits.csv.gz')), 0
          'concrete', fullfile('..', 'examples', 'concrete.csv'), 1};
fprintf ('%-14s %-13s %-7s %-8s %16s %16s\n', '', '', '', '', 'this package', 'scikit-learn');
for t = 1:size (tables, 1)
  data = dlmread (tables{t,2}, ',', tables{t,3}, 0);
  for standardized = [false, true]
    for solver = {'lbfgs', 'adam', 'sgd'}
      for activation = {'sigmoid', 'relu'}
        cell_of (tables{t,1}, data, standardized, solver{1}, activation{1}, seeds);
      end
    end
  end
end
end

% One cell of the table: a line.
function cell_of (name, data, standardized, solver, activation, seeds)
words = {'raw', 'standardized'};
fprintf ('%-14s %-13s %-7s %-8s', name, words{1 + standardized}, solver, activation);
classes = ~ strcmp (name, 'concrete');
ours = zeros (1, seeds);
files = cell (1, seeds);
for seed = 0:seeds - 1
  [X, y, learnt] = parts (data, classes, seed);
  ours(seed + 1) = train (X, y, learnt, classes, standardized, solver, activation, seed);
  files{seed + 1} = written (X, y, learnt, classes, standardized);
end
theirs = peers (files, solver, activation);
fprintf (' %s %s\n', spread (ours), spread (theirs));
fflush (stdout);
cellfun (@delete, files);
end

% The examples in random order, of which the first `learnt` are learnt from.
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

function scores = peers (files, solver, activation)
scores = NaN;
python = find_python ('sklearn');
if ~ isempty (python)
  script = fullfile (fileparts (mfilename ('fullpath')), 'defaults.py');
  [~, text] = system (sprintf ('"%s" "%s" %s %s %s', python, script, ...
                               strrep (activation, 'sigmoid', 'logistic'), solver, ...
                               strjoin (files, ' ')));
  scores = str2double (strsplit (strtrim (text), "\n"));
end
end

function text = spread (scores)
text = sprintf ('%8.4g +- %4.2g', mean (scores), std (scores));
end

function file = unpacked (packed)
folder = tempname ();
mkdir (folder);
copyfile (packed, folder);
file = gunzip (fullfile (folder, 'digits.csv.gz'), folder){1};
end
