function train_check (net, X, Y, given)
% TRAIN_CHECK  Checks the data before training starts.
%
%   train_check (net, X, Y, given)
%
%   The engine checks its arguments, in a pass over all examples; errors use the names of
%   nntrain's arguments. Then it looks for NaN and Inf.

% SPDX-License-Identifier: GPL-3.0-or-later

parse_sizes (net, 'nntrain');
theta = given.InitialTheta;
data = {X, Y};
V = given.ValidationData;
if ~ isempty (V) && given.Distributed && size (V{1}, 1) == 0
  V = [];                                % a rank may have none
end
try
  if isempty (theta)
    theta = nninit (net, given.Seed);
  end
  backprop_mex ('cost', theta, net, X, Y, {'Weights', given.Weights, ...
                'Threads', given.Threads}, {'InitialTheta', 'X', 'Y'});
  if ~ isempty (V)
    data = V;
    backprop_mex ('cost', theta, net, V{:}, {'Threads', given.Threads}, ...
                  {'InitialTheta', 'ValidationData{1}', 'ValidationData{2}'});
  end
catch e
  raise_error (hint_data (e, net, data{:}), 'nntrain');
end
if ~ all (isfinite (theta(:)))
  error ('backprop:value', 'nntrain: InitialTheta must be finite, but has a NaN or Inf');
end
must_be_finite (X, 'X');
must_not_be_infinite (Y, size (X, 1), 'Y');
warn_unknown (Y, size (X, 1));
if ~ isempty (V)
  must_be_finite (V{1}, 'ValidationData{1}');
  must_not_be_infinite (V{2}, size (V{1}, 1), 'ValidationData{2}');
end
end

function must_be_finite (X, name)
rows = find (~ isfinite (sum (X, 2)));   % with few exceptions, these are all
rows = rows(any (~ isfinite (X(rows,:)), 2));
if ~ isempty (rows)
  error ('backprop:value', 'nntrain: %s must be finite, but has a NaN or Inf in %s', name, ...
         in_words (rows, 'row'));
end
end

function must_not_be_infinite (Y, m, name)
rows = find (any (isinf (by_examples (Y, m)), 2));
if ~ isempty (rows)
  error ('backprop:value', ['nntrain: %s must not be infinite (NaN is for a target that is ', ...
         'not known), but has an Inf in %s'], name, in_words (rows, 'row'));
end
end

% A warning for rows or columns of targets of which none is known.
function warn_unknown (Y, m)
unknown = isnan (by_examples (Y, m));
rows = find (all (unknown, 2));
columns = find (all (unknown, 1));
if ~ isempty (columns)
  warning ('backprop:unknown', ['nntrain: Y has only NaN in %s: these outputs are ', ...
           'not trained'], in_words (columns, 'column'));
elseif ~ isempty (rows)
  warning ('backprop:unknown', ['nntrain: Y has only NaN in %s: nothing is learnt ', ...
           'from these examples'], in_words (rows, 'row'));
end
end

function Y = by_examples (Y, m)
if numel (Y) == m
  Y = Y(:);
end
end

% 'row 3', '2 rows: 3, 7', '40 rows: 3, 7, 8, 9, 12, ...'
function text = in_words (at, kind)
text = sprintf ('%s %d', kind, at(1));
if numel (at) > 1
  list = sprintf (', %d', at(1:min (end, 5)));
  text = sprintf ('%d %ss: %s%s', numel (at), kind, list(3:end), ...
                  repmat (', ...', 1, numel (at) > 5));
end
end
