function [diagnosis, trials] = check_shapes (trials, diagnosis)
% CHECK_SHAPES  What is wrong with the size and class of J and grad.
%
%   [diagnosis, trials] = check_shapes (trials, diagnosis)
%
%   trials    on return J is one real number, NaN if it cannot be used, and grad a
%             real column of theta's length, or [] if it cannot be used.
%
%   If J is a row or column, its sum is used, and if it is square, its trace, so
%   that other mistakes in it can be seen.

% SPDX-License-Identifier: GPL-3.0-or-later

[diagnosis, trials] = complexity (trials, diagnosis);
[diagnosis, trials] = scalars (trials, diagnosis);
[diagnosis, trials] = finite (trials, diagnosis);
[diagnosis, trials] = counts (trials, diagnosis);
end

function [diagnosis, trials] = complexity (trials, diagnosis)
for t = 1:numel (trials)
  J = trials(t).J;
  if ~ isreal (J) && any (imag (J(:)) ~= 0) && ~ any (strcmp ({diagnosis.id}, 'j-log-of-h-minus-1'))
    diagnosis(end+1) = diagnose_said ('j-log-of-h-minus-1', ...
      sprintf (['with lambda %g your J is %.6g %+.6gi; log of a negative number has the ', ...
                'imaginary part pi'], trials(t).net.Lambda, real (sum (J(:))), ...
               imag (sum (J(:)))));
  end
  trials(t).J = real (J);
  trials(t).grad = real (trials(t).grad);
end
end

function [diagnosis, trials] = scalars (trials, diagnosis)
many = find (arrayfun (@(t) numel (t.J) > 1, trials));
before = trials;
for t = 1:numel (trials)
  if isempty (trials(t).J)
    trials(t).J = NaN;
  end
end
if isempty (many)
  return
end
[id, text] = form (trials(many));
diagnosis(end+1) = diagnose_said (id, text);
for t = reshape (many, 1, [])
  J = trials(t).J;
  sibling = free_of_lambda (before, before(t));
  Jtrue = nncost (trials(t).theta, trials(t).net, trials(t).X, trials(t).Y);
  free = trials(t).net;
  free.Lambda = 0;
  R = Jtrue - nncost (trials(t).theta, free, trials(t).X, trials(t).Y);
  if strcmp (id, 'j-is-gradient')
    v = NaN;
  elseif strcmp (id, 'r-one-sum-missing')
    v = NaN;
    if trials(t).net.Lambda == 0
      v = J(1);
    end
  elseif size (J, 1) == size (J, 2) && ~ isempty (sibling)
    v = trace (sibling) + J(1) - sibling(1);
  elseif size (J, 1) == size (J, 2)
    v = trace (J);
    if R ~= 0 && abs (v - Jtrue) > 1e-6 * abs (Jtrue)
      v = trace (J) - (size (J, 1) - 1) * R;
    end
  elseif ~ isempty (sibling)
    v = sum (sibling(:)) + J(1) - sibling(1);
  else
    v = sum (J(:));
    if R ~= 0 && abs (v - (numel (J) - 1) * R - Jtrue) <= 1e-6 * abs (Jtrue)
      v = Jtrue;                        % R was added to every entry
    end
  end
  trials(t).J = v;
end
end

% J of the same call with lambda 0, if all entries differ from it by the same number: this is
% the regularization, which was added to each entry.
function J = free_of_lambda (trials, t)
J = [];
for o = reshape (trials, 1, [])
  if o.net.Lambda == 0 && isequal (o.theta, t.theta) && isequal (o.X, t.X) && isequal (o.Y, t.Y) ...
     && isequal (size (o.J), size (t.J))
    change = t.J - o.J;
    if all (abs (change(:) - change(1)) <= 1e-9 * max (abs (t.J(:))))
      J = o.J;
    end
  end
end
end

% Which sum is missing, by the size of J and by how it changes with lambda.
function [id, text] = form (trials)
id = '';
t = trials(1);
s = t.net.Sizes;
text = sprintf ('your J is %d-by-%d (n = %d, h = %d, K = %d, m = %d)', size (t.J, 1), ...
                size (t.J, 2), s(1), s(max (1, end - 1)), s(end), size (t.X, 1));
column = true;
row = true;
flat = true;
for t = reshape (trials, 1, [])
  column = column && isequal (size (t.J), [size(t.X, 1), 1]);
  row = row && isvector (t.J) && numel (t.J) == t.net.Sizes(end);
  if t.net.Lambda == 0
    flat = flat && all (abs (t.J(:) - t.J(1)) <= 1e-9 * abs (t.J(1)));
  end
end
gradient = all (arrayfun (@(t) numel (t.J) == numel (t.theta), trials));
vector = all (arrayfun (@(t) isvector (t.J), trials));
regularized = any (arrayfun (@(t) t.net.Lambda == 0, trials));
if vector && ~ row && ~ column && ~ gradient
  id = 'r-one-sum-missing';
elseif vector && regularized && flat && ~ gradient
  id = 'r-one-sum-missing';
elseif gradient
  id = 'j-is-gradient';
elseif row
  id = 'j-row';
elseif column
  id = 'j-column';
else
  id = 'j-matrix';
end
end

function [diagnosis, trials] = finite (trials, diagnosis)
bad = find (arrayfun (@(t) ~ isfinite (t.J), trials));
given = true (1, numel (trials));
if ~ isempty (bad) && ~ any (ismember ({diagnosis.id}, {'r-one-sum-missing', 'j-is-gradient'}))
  saturated = arrayfun (@issaturated, trials(bad));
  text = sprintf ('your J is %g in %d of %d calls', trials(bad(1)).J, numel (bad), ...
                  numel (trials));
  if all (saturated)
    diagnosis(end+1) = diagnose_said ('j-zero-times-log-zero', [text, ...
      ', where an output rounds to 0 or 1']);
  elseif numel (bad) >= numel (trials) - 1
    diagnosis(end+1) = diagnose_said ('j-rounded-h', [text, ...
      ', although no output is 0 or 1']);
  else
    diagnosis(end+1) = diagnose_said ('not-finite', text);
  end
  for t = reshape (bad, 1, [])
    trials(t).J = NaN;
  end
end
for t = 1:numel (trials)
  if ~ all (isfinite (trials(t).grad(:)))
    if ~ any (strcmp ({diagnosis.id}, 'not-finite')) && ~ issaturated (trials(t))
      diagnosis(end+1) = diagnose_said ('not-finite', 'the gradient has entries that are NaN or Inf');
    end
    trials(t).grad = [];
  end
end
end

% Whether an output is 0 or 1 to double precision.
function yes = issaturated (t)
H = nnforward (t.theta, t.net, t.X);
yes = any (H(:) == 1 | H(:) < 1e-300) || any (~ isfinite (H(:)));
end

function [diagnosis, trials] = counts (trials, diagnosis)
for t = 1:numel (trials)
  g = trials(t).grad;
  if ~ isempty (g) && numel (g) ~= numel (trials(t).theta)
    if ~ any (strcmp ({diagnosis.id}, 'grad-count'))
      diagnosis(end+1) = diagnose_said ('grad-count', countevidence (trials(t)));
    end
    g = completed (trials(t));
  end
  trials(t).grad = g(:);
  if isempty (g)
    trials(t).grad = [];
  end
end
end

% The gradient with the right number of entries, if its number tells what is wrong: only one
% matrix was returned, which is completed by the right ones, or the row of the bias unit was
% not left out; otherwise [].
function g = completed (t)
s = t.net.Sizes;
counts = s(2:end) .* (s(1:end-1) + 1);
g = [];
if numel (t.grad) == counts(1) && numel (counts) > 1
  [~, g] = nncost (t.theta, t.net, t.X, t.Y);
  g(1:counts(1)) = t.grad;
elseif numel (counts) == 2 && numel (t.grad) == sum (counts) + s(1) + 1
  split = counts(1) + s(1) + 1;
  first = reshape (t.grad(1:split), s(2) + 1, s(1) + 1);
  first = first(2:end, :);
  rest = t.grad(split + 1:end);
  g = [first(:); rest(:)];
end
end

function text = countevidence (t)
s = t.net.Sizes;
text = sprintf ('your gradient has %d entries, theta has %d', numel (t.grad), numel (t.theta));
for l = 1:numel (s) - 1
  if numel (t.grad) == s(l+1) * (s(l) + 1)
    text = sprintf ('%s; it is as many as Theta%d has', text, l);
  elseif numel (t.grad) == numel (t.theta) - s(l+1)
    text = sprintf ('%s; it is as if the bias column of Theta%d were missing', text, l);
  end
end
end
