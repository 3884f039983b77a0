function [found, fcn, free, calls] = check_sparsity_penalty (fcn, theta, net, X, Y)
% CHECK_SPARSITY_PENALTY  What is wrong with the sparsity penalty of a cost, and the cost without it.
%
%   [found, fcn, free, calls] = check_sparsity_penalty (fcn, theta, net, X, Y)
%
%   found   struct array as report.diagnosis: the penalty in J, or the part that it adds to the
%           gradient, is a multiple of the right one
%   fcn     the function that was passed, without its penalty: for diagnose_named, with the
%           network free, which has no penalty
%   calls   of fcn
%
%   J - J_free is c times the penalty, with the same c at two points; likewise for the gradient.
%   If there is no such c, the penalty is assumed to be right.

% SPDX-License-Identifier: GPL-3.0-or-later

found = diagnose_finding ();
free = net;
calls = 0;
if ~ isfield (net, 'SparsityWeight') || net.SparsityWeight == 0
  return
end
free = rmfield (net, {'SparsityTarget', 'SparsityWeight'});
points = {theta, 0.75 * theta};
parts = cell (2, 2);                     % [mine, right] of J and of grad
for i = 1:2
  try
    [J, grad] = call_user (fcn, points{i}, 2, true);
  catch
    continue                             % diagnose_named tells what happens at theta
  end
  calls = calls + 1;
  [with, gwith] = nncost (points{i}, net, X, Y);
  [without, gwithout] = nncost (points{i}, free, X, Y);
  if numel (J) == 1
    parts{1} = [parts{1}; double(J) - without, with - without];
  end
  if numel (grad) == numel (theta)
    parts{2} = [parts{2}; double(grad(:)) - gwithout(:), gwith(:) - gwithout(:)];
  end
end
c = [factor(parts{1}), factor(parts{2})];
names = {'J', 'the gradient'};
ids = {'sparsity-J', 'sparsity-grad'};
for k = 1:2
  if c(k) ~= 1
    [sentence, meaning] = words (c(k), names{k}, net, size (X, 1));
    found = [found, diagnose_finding(ids{k}, sentence, sprintf ...
      ('so at two places (m = %d, beta = %g, rho = %g)', size (X, 1), net.SparsityWeight, ...
       net.SparsityTarget), meaning)]; %#ok
  end
end
fcn = @(t) rest (fcn, t, net, free, X, Y, c);
end

% c if the first column is c times the second; 1 if there is no such c.
function c = factor (A)
c = 1;
if isempty (A) || ~ all (isfinite (A(:))) || ~ any (A(:,2))
  return
end
best = A(:,2) \ A(:,1);
if norm (A(:,1) - best * A(:,2)) <= 1e-6 * norm (A(:,2)) * max (1, abs (best))
  c = best;
  near = abs (c - [0, 1]) < 1e-6;
  if any (near)
    c = find (near, 1) - 1;
  end
end
end

function [sentence, meaning] = words (c, name, net, m)
beta = net.SparsityWeight;
known = {0, 'is missing', 'beta * sum (KL (rho || r)) belongs to J, and its derivative to d{l}'
         -1, 'has the wrong sign', ['it is added to J; its derivative by r is ', ...
                                    'beta * (-rho ./ r + (1 - rho) ./ (1 - r))']
         1 / beta, 'is not multiplied by beta', 'beta stands in front of the sum'
         beta, 'is multiplied by beta twice', 'beta stands in front of the sum, once'
         1 / m, 'is divided by m', ['the means are divided by m already; d{l} of each ', ...
                                    'example has the whole term']
         m, 'is multiplied by m', 'the whole gradient is divided by m once, at the end'
         c, sprintf('is %.10g times the right one', c), 'a factor is missing, or is there twice'};
k = find (abs ([known{:,1}] - c) <= 1e-6 * max (abs (c), 1e-3), 1);
sentence = sprintf ('The sparsity penalty in %s %s.', name, known{k, 2});
meaning = known{k, 3};
end

% fcn without its penalty.
function [J, grad] = rest (fcn, theta, net, free, X, Y, c)
[J, grad] = call_user (fcn, theta, 2, true);
[with, gwith] = nncost (theta, net, X, Y);
[without, gwithout] = nncost (theta, free, X, Y);
J = J - c(1) * (with - without);
if numel (grad) == numel (gwith)
  grad = grad - reshape (c(2) * (gwith - gwithout), size (grad));
end
end

%!function [J, grad] = mine (t, net, X, Y, c, lambda)
%!  free = rmfield (net, {'SparsityTarget', 'SparsityWeight'});
%!  [with, gwith] = nncost (t, net, X, Y);
%!  [without, gwithout] = nncost (t, free, X, Y);
%!  J = without + c(1) * (with - without);
%!  grad = gwithout + c(2) * (gwith - gwithout);
%!  if nargin > 5                        % the bias is regularized
%!    W = nnreshape (t, net);
%!    for l = 1:numel (W)
%!      W{l}(:,2:end) = 0;
%!    end
%!    grad = grad + lambda / rows (X) * nnunroll (W);
%!  end
%!endfunction
%!test
%! net = nncreate ([4 3 4], 'Lambda', 0.2, 'SparsityTarget', 0.1, 'SparsityWeight', 3);
%! X = reshape (0.5 + 0.4 * sin (1:28), 7, 4);
%! theta = 0.7 * cos (1:31)';
%! said = @(c) nncheck (@(t) mine (t, net, X, X, c), theta, net, X, X);
%! report = said ([1 1]);
%! assert (report.ok && isempty (report.diagnosis))
%! cases = {[0 0], {'in J is missing', 'gradient is missing'}; [1 -1], {'gradient has the wrong sign'}
%!          [1/3 1], {'J is not multiplied by beta'}; [1 1/7], {'gradient is divided by m'}
%!          [1 1.5], {'the gradient is 1.5 times the right one'}};
%! for k = 1:rows (cases)
%!   report = said (cases{k, 1});
%!   assert (report.ok, false)
%!   assert (numel (report.diagnosis), numel (cases{k, 2}))
%!   for i = 1:numel (cases{k, 2})
%!     assert (! isempty (strfind (report.diagnosis(i).sentence, cases{k, 2}{i})), ...
%!             report.diagnosis(i).sentence)
%!   end
%! end
%!test % a mistake elsewhere is also named if the penalty is wrong
%! net = nncreate ([4 3 4], 'Lambda', 0.9, 'SparsityTarget', 0.1, 'SparsityWeight', 3);
%! X = reshape (0.5 + 0.4 * sin (1:28), 7, 4);
%! theta = 0.7 * cos (1:31)';
%! report = nncheck (@(t) mine (t, net, X, X, [1 1], 0.9), theta, net, X, X);
%! assert (report.diagnosis(1).id, 'q-bias')
