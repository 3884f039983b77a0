function [row, progress, done] = select_one (row, X, Y, folds, seed, further, progress)
% SELECT_ONE  Train and validate one choice, fold by fold.
%
%   [row, progress, done] = select_one (row, X, Y, folds, seed, further, progress)
%
%   seed   draws the examples that are trained on, where row.Examples says how many
%   done   false if Ctrl-C came: then row is not complete

% SPDX-License-Identifier: GPL-3.0-or-later

m = size (X, 1);
names = fieldnames (row);
names = names(4:7);                      % cost, validation_cost, and two of the score
results = zeros (numel (folds), 4);
counts = zeros (numel (folds), 3);
for f = 1:numel (folds)
  progress = select_progress (progress, choice (row));
  rest = true (m, 1);
  rest(folds{f}) = false;
  rest = find (rest);
  if ~ isempty (row.Examples)
    [~, order] = sort (uniform_numbers (numel (rest), mod (seed + f, 2^32)));
    rest = sort (rest(order(1:row.Examples)));
  end
  [theta, info] = select_train (row.net, X, Y, further, rest);
  done = ~ strcmp (info.reason, 'interrupted');
  if ~ done
    return
  end
  try
    [results(f, [1, 3]), done] = measured (theta, info.net, X, Y, rest, names{3});
    if done
      [results(f, [2, 4]), done] = measured (theta, info.net, X, Y, folds{f}, names{3});
    end
  catch e
    raise_error (e, 'nnselect');
  end
  if ~ done
    return
  end
  counts(f,:) = [numel(rest), numel(info.history.iteration), info.seconds];
end
for k = 1:4
  row.(names{k}) = mean (results(:, k));
  if numel (folds) > 1
    row.([names{k}, '_se']) = std (results(:, k)) / sqrt (numel (folds));
  end
end
row.Examples = mean (counts(:, 1));
row.iterations = mean (counts(:, 2));
row.seconds = mean (counts(:, 3));
row.reason = info.reason;
end

function text = choice (row)
text = sprintf ('Lambda %g, Hidden [%s]', row.Lambda, ...
                strtrim (sprintf ('%d ', row.Hidden)));
if ~ isempty (row.Examples)
  text = sprintf ('%d examples', row.Examples);
end
end

function [v, done] = measured (theta, net, X, Y, rows, score)
M = assess_network (theta, net, X(rows,:), part_of_targets (Y, rows, size (X, 1)), true);
done = ~ isempty (M);
if ~ done
  v = [NaN, NaN];
elseif strcmp (score, 'R2')
  v = [M.cost, M.mean.R2];
else
  v = [M.cost, M.accuracy];
end
end
