## nncheck where mistakes are combined with what no mistake explains, and for rarer networks.
## SPDX-License-Identifier: GPL-3.0-or-later

## A network's cost with a gradient that is changed.
%!function [J, g] = changed (t, net, X, Y, how)
%!  [J, g, s] = nncost (t, net, X, Y);
%!  n = net.Sizes;
%!  one = 1:n(2) * (n(1) + 1);
%!  two = one(end) + 1:numel (g);
%!  bias = [1:n(2), two(1:n(3))];
%!  odd = @(k) 0.3 * sin (k(:)) .* g(k) + 0.01 * cos (k(:));
%!  switch how
%!    case 'one',     g(one) += odd (one);
%!    case 'two',     g(two) += odd (two);
%!    case 'every second', g(one(1:2:end)) += 0.1 * sin (one(1:2:end)');
%!    case 'columns', g(n(2) + [1:n(2), 2*n(2)+(1:n(2))]) += 0.1 * cos (1:2*n(2))';
%!    case {'slope', 'twice'}
%!      D = s.d{3} * s.Theta{2}(:,2:end);
%!      g(one) = (1 + strcmp (how, 'twice')) * vec (D' * [ones(rows (X), 1), X]) / rows (X) ...
%!               + net.Lambda / rows (X) * vec ([zeros(n(2), 1), s.Theta{1}(:,2:end)]);
%!      g(two) += odd (two);
%!    case 'both',    g([one, two]) += odd ([one, two]);
%!    case 'none',    g([one, two]) += odd ([one, two]); g(one) = 0;
%!    case 'Q',       g += 1.3 * net.Lambda / rows (X) * vec (t);
%!    case 'q',       g(bias) += net.Lambda / rows (X) * vec (t)(bias);
%!    case 'r',       J += net.Lambda / rows (X) / 2 * sumsq (t(bias));
%!  end
%!endfunction
%!function id = id_of (how)
%!  id = {'unexplained-grad', 'gradient-combination'}{1 + strcmp (how, 'none')};
%!endfunction
%!function report = changed_report (net, how, Y)
%!  X = reshape (sin (1:36), 9, 4);
%!  report = nncheck (@(t) changed (t, net, X, Y, how), cos (1:27)', net, X, Y, 'Verbose', false);
%!endfunction

%!test # which entries are wrong, and where to look first
%! net = nncreate ([4 3 3], 'Lambda', 0.7);
%! y = 1 + mod ((1:9)' * 2, 3);
%! wrong = {'one', 'the gradient of Theta1 is wrong in every entry', ...
%!            'the gradient of Theta2 is right, and so is delta3: look at delta2, and at its product with a1'; ...
%!          'two', 'the gradient of Theta2 is wrong in every entry', ...
%!            'the gradient of Theta1 is right, and so is delta3: look at its product with a2'; ...
%!          'both', 'the gradient of all parameters is wrong in every entry', ...
%!            'begin with delta3 = h - y: the whole gradient is computed from it'; ...
%!          'none', 'the gradient of Theta1 is zero', ''; ...
%!          'Q', 'only what lambda adds to the gradient is wrong', ''; ...
%!          'every second', 'the gradient of Theta1''s weights is wrong in 6 of 12 entries', ''; ...
%!          'columns', 'the gradient of Theta1''s weights is right only in columns 3, 5', ''};
%! for k = 1:rows (wrong)
%!   found = changed_report (net, wrong{k,1}, y).diagnosis;
%!   assert (found.id, id_of (wrong{k,1}))
%!   assert (! isempty (strfind (found.evidence, wrong{k,2})), '%s', found.evidence)
%!   assert (isempty (wrong{k,3}) || strcmp (found.meaning, wrong{k,3}), '%s', found.meaning)
%! end
%!test # if a mistake explains a part of the numbers, it is named and no other mistake is
%! net = nncreate ([4 3 3], 'Lambda', 0.7);
%! by = 'what this mistake gives: sigmoidGradient at z2 is missing in delta2;';
%! for how = {'slope', 'twice'; 'is ', 'is 2 times '}
%!   found = changed_report (net, how{1}, 1 + mod ((1:9)' * 2, 3)).diagnosis;
%!   assert ({found.id}, {'gradient-combination'})
%!   assert (! isempty (strfind (found.evidence, ['the gradient of Theta1 ', how{2}, by])), '%s', found.evidence)
%! end
%!test # softmax with the squared error; Activation as one text; targets in a matrix
%! nets = {nncreate([4 3 3], 'Lambda', 0.7, 'Output', 'softmax', 'Loss', 'squarederror'), ...
%!         nncreate([4 3 3], 'Lambda', 0.7, 'Activation', 'tanh', 'Loss', 'squarederror')};
%! nets{2}.Activation = 'tanh';
%! y = 1 + mod ((1:9)' * 2, 3);
%! for k = 1:2
%!   for how = {'q', 'r'}
%!     found = changed_report (nets{k}, how{1}, eye (3)(y,:)).diagnosis;
%!     assert ({found.id}, {[how{1}, '-bias']})
%!   end
%! end

## Functions that stop: at a later call, which is said; at another place, which is no matter.
%!function [J, g] = stopping (t, net, X, Y, at, place, how)
%!  global parts_calls
%!  parts_calls++;
%!  if parts_calls == at || any (abs (t([1, end]) - place) < 1e-9)
%!    error ('mine:id', 'of its own');
%!  end
%!  if nargin < 7
%!    how = 'q';
%!  end
%!  [J, g] = changed (t, net, X, Y, how);
%!endfunction
%!test
%! global parts_calls
%! net = nncreate ([4 3 3], 'Lambda', 0.7);
%! X = reshape (sin (1:36), 9, 4);
%! y = 1 + mod ((1:9)' * 2, 3);
%! theta = cos (1:27)';
%! check = @(at, place) nncheck (@(t) stopping (t, net, X, y, at, place), theta, net, X, y, 'Verbose', false);
%! parts_calls = 0;
%! report = check (0, 9);
%! last = parts_calls;
%! for at = [5, last - 4]                            # the second: what compares with nncost
%!   parts_calls = 0;
%!   [id, said] = deal ('');
%!   evalc ('try, check (at, 9); catch e, id = e.identifier; said = e.message; end');
%!   assert (id, 'mine:id')
%!   assert (! isempty (regexp (said, '^nncheck: .*fcn \(theta\) stopped in stopping, line \d+: of its own$')))
%! end
%! for place = [0.75, 0.5] * theta(1)
%!   assert ({check(0, place).diagnosis.id}, {'q-bias'})
%! end
%! report = nncheck (@(t) stopping (t, net, X, y, 0, 1.3 * theta(end), 'one'), theta, net, X, y, 'Verbose', false);
%! assert ({report.diagnosis.id}, {'unexplained-grad'})
%! net.SparsityTarget = 0.05;
%! net.SparsityWeight = 0.3;
%! check = @(place) nncheck (@(t) stopping (t, net, X, y, 0, place), theta, net, X, y, 'Verbose', false);
%! assert ({check(0.75 * theta(1)).diagnosis.id}, {'q-bias'})
%! report = nncheck (@(t) deal (NaN, t), theta, net, X, y, 'Verbose', false);
%! assert (report.verdict, 'wrong')
%! clear -global parts_calls
