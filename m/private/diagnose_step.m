function [how, relative, note, wrong] = diagnose_step (steps, name, l, M)
% DIAGNOSE_STEP  Says how a step that the user computed differs from the engine's.
%
%   [how, relative, note, wrong] = diagnose_step (steps, name, l, M)
%
%   name, l    which step: steps.(name){l}
%   M          the user's
%   how        what is different, '' if nothing
%   relative   the largest difference, divided by the largest entry; Inf for other sizes
%   wrong      how many entries differ
%   note       a different layout that is no mistake: transposed, a bias column kept

% SPDX-License-Identifier: GPL-3.0-or-later

S = double (full (steps.(name){l}));
how = '';
note = '';
relative = Inf;
wrong = numel (S);
if ~ (isnumeric (M) || islogical (M)) || ndims (M) > 2
  how = sprintf ('it must be a matrix, but is %s', describe_value (M));
  return
end
M = double (full (M));
if any (strcmp (name, {'a', 'z', 'd'}))
  [M, note] = layout (M, S, name);
end
if ~ isequal (size (M), size (S))
  how = sprintf ('it is %d-by-%d, but should be %d-by-%d', size (M), size (S));
  if isequal (size (M'), size (S)) && same (M', S)
    how = sprintf ('it is transposed: %d-by-%d, but should be %d-by-%d', size (M), size (S));
  end
  return
end
scale = max ([abs(S(:)); realmin]);
relative = max (abs (M(:) - S(:))) / scale;
wrong = nnz (abs (M - S) > 1e-9 * scale | isnan (M) ~= isnan (S));
if same (M, S)
  wrong = 0;
  return
end
known = explanations (steps, name, l, S);
for i = 1:size (known, 1)
  if isequal (size (known{i, 1}), size (M)) && same (known{i, 1}, M)
    how = known{i, 2};
    return
  end
end
c = (S(:)' * M(:)) / (S(:)' * S(:));
if abs (c) > 1e-6 && same (M, c * S)
  how = sprintf ('it is %.6g times what it should be', c);
elseif isequal (size (M'), size (S)) && same (M', S)
  how = 'it is transposed';
else
  how = where (abs (M - S) > 1e-9 * scale | isnan (M) ~= isnan (S), name);
end
end

function yes = same (A, B)
yes = max ([0; abs(A(:) - B(:))]) <= 1e-9 * max ([abs(B(:)); realmin]) ...
      && ~ any (isnan (A(:)) ~= isnan (B(:)));
end

% Examples in columns, and bias units that were kept, are other layouts and not mistakes.
function [M, note] = layout (M, S, name)
note = '';
[m, s] = size (S);
turned = ~ isequal (size (M), [m, s]) && ~ isequal (size (M), [m, s + 1]) ...
         && (isequal (size (M), [s, m]) || isequal (size (M), [s + 1, m]));
if turned || (m == s && ~ same (M, S) && same (M', S))
  M = M';
  note = 'yours has an example in each column; it was compared transposed';
end
if isequal (size (M), [m, s + 1])
  if strcmp (name, 'a') && all (M(:, end) == 1) && ~ all (M(:, 1) == 1)
    note = 'the ones are your last column; in the course they are the first';
    M = M(:, 1:end-1);
  else
    note = 'yours has the bias unit in front; it was compared without it';
    M = M(:, 2:end);
  end
end
end

% Frequent mistakes: the matrix that each gives, and a sentence.
function known = explanations (steps, name, l, S)
known = cell (0, 2);
last = numel (steps.a);
switch name
  case 'a'
    if l > 1
      z = steps.z{l};
      known = {z, 'it is z: the activation is not applied'; ...
               sigmoid_of(S), 'the sigmoid is applied twice'; ...
               S .* (1 - S), 'it is g''(z) instead of g (z)'};
    end
  case 'd'
    a = steps.a{l};
    z = steps.z{l};
    logistic = same (a, sigmoid_of (z));
    slope = a .* (1 - a);
    if l == last
      known = {-S, 'its sign is reversed: it is y - a instead of a - y'};
      if logistic
        known(end + 1, :) = {S .* slope, 'it is multiplied by g''(z) of the outputs'};
        known(end + 1, :) = {S ./ slope, 'g''(z) of the outputs is missing'};
      end
    elseif logistic
      bare = S ./ slope;
      twice = sigmoid_of (a);
      known = {bare, 'g''(z) is missing'; ...
               bare .* a, 'it is multiplied by g (z) instead of g''(z)'; ...
               bare .* twice .* (1 - twice), 'g'' is applied to a instead of z'; ...
               S .* slope, 'g''(z) is there twice'; 0 * S, 'it is zero: is sigmoidGradient finished?'};
    end
  case 'Delta'
    d = steps.d{l + 1};
    a = [ones(size (d, 1), 1), steps.a{l}];
    m = size (d, 1);
    known = {S / m, 'it is already divided by m'; ...
             d(end, :)' * a(end, :), 'only the last example counts'; ...
             d(1, :)' * a(1, :), 'only the first example counts'};
    if l > 1
      known(end + 1, :) = {d' * [ones(m, 1), steps.z{l}], 'z is used instead of a'};
    end
  case 'D'
    m = size (steps.a{1}, 1);
    Delta = steps.Delta{l};
    penalty = S * m - Delta;
    known = {Delta, 'it is not divided by m, and not regularized'; ...
             Delta / m, 'the regularization is missing'; S * m, 'it is not divided by m'; ...
             Delta / m + penalty, 'the regularization is not divided by m'; ...
             (Delta - penalty) / m, 'the regularization has the wrong sign'};
end
end

function a = sigmoid_of (z)
a = 1 ./ (1 + exp (-z));
end

% The rows and columns in which something differs.
function text = where (bad, name)
rows = find (any (bad, 2));
columns = find (any (bad, 1));
words = {'examples', 'units'};
if any (strcmp (name, {'Delta', 'D'}))
  words = {'rows', 'columns'};
end
text = 'its numbers differ';
if numel (columns) < size (bad, 2)
  text = sprintf ('it differs only in %s %s', words{2}, list (columns));
  if strcmp (words{2}, 'columns') && isequal (columns, 1)
    text = 'it differs only in its bias column';
  elseif strcmp (words{2}, 'columns') && isequal (columns, 2:size (bad, 2))
    text = 'it differs everywhere except in its bias column';
  end
elseif numel (rows) < size (bad, 1)
  text = sprintf ('it differs only in %s %s', words{1}, list (rows));
end
end

function text = list (numbers)
text = sprintf ('%d, ', numbers(1:min (end, 8)));
text = text(1:end-2);
if numel (numbers) > 8
  text = sprintf ('%s and %d more', text, numel (numbers) - 8);
end
end
