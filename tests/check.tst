## nncheck against costs that are noisy, kinked, rounded, huge, or wrong on purpose.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function [J, grad] = noisy (cost, t, how)
%!  [J, grad] = cost (t);
%!  switch how
%!    case 'random'
%!      J = J + 1e-6 * randn;
%!    case 'repeatable'
%!      J = J + 1e-6 * sin (1e7 * sum (t));
%!    case 'single'
%!      J = double (single (J));
%!    case 'grid'
%!      J = 1e-6 * round (1e6 * J);
%!  end
%!endfunction

## A network's cost; some entries of its gradient are changed.
%!function [J, grad] = changed (t, net, X, y, idx, by)
%!  [J, grad] = nncost (t, net, X, y);
%!  grad(idx) = grad(idx) + by;
%!endfunction

## sum (c t^2) / 2 + sum (sin (t)), of any length
%!function [J, grad] = bowl (t, c, idx, by)
%!  J = sum (c .* t .^ 2) / 2 + sum (sin (t));
%!  grad = c .* t + cos (t);
%!  grad(idx) = grad(idx) + by;
%!endfunction

%!function [net, X, y, theta] = problem (seed, activation)
%!  rand ("twister", seed);
%!  randn ("twister", seed);
%!  net = nncreate ([3 4 3], 'Lambda', rand, 'Activation', activation);
%!  X = randn (5, 3);
%!  if (mod (seed, 2))
%!    X = round (X);                 # zeros: units at a kink where the bias is 0
%!  endif
%!  y = ceil (3 * rand (5, 1));
%!  theta = randn (31, 1);
%!  if (mod (seed, 3) == 0)
%!    theta = nninit (net, seed);
%!  endif
%!endfunction

%!function t = minimum (fcn, t)
%!  evalc ('t = fmincg (fcn, t, struct ("MaxIter", 100));');
%!endfunction

%!test # no false alarm for noise of 1e-6 in J, for kinks, for both
%! for seed = some_of ([1:5, 75, 135], 3)
%!   for kind = {'sigmoid', 'relu', 'leakyrelu'}
%!     [net, X, y, theta] = problem (seed, kind{1});
%!     for how = {'', 'random', 'repeatable'}
%!       fcn = @(t) noisy (@(t) nncost (t, net, X, y), t, how{1});
%!       report = nncheck (fcn, theta);
%!       assert (! strcmp (report.verdict, 'wrong'), '%s, %s, seed %d', kind{1}, how{1}, seed)
%!       assert ([report.table.wrong], 0)
%!       if (strcmp (kind{1}, 'sigmoid') && isempty (how{1}))
%!         assert (report.ok)
%!       endif
%!     endfor
%!   endfor
%! endfor
%!test # the noise is not blamed on the gradient, and mistakes above it are found
%! [net, X, y, theta] = problem (2, 'sigmoid');
%! for how = {'random', 'repeatable', 'single', 'grid'}
%!   fcn = @(t) noisy (@(t) changed (t, net, X, y, [5 17], [0.1; -0.2]), t, how{1});
%!   report = nncheck (fcn, theta);
%!   assert (report.verdict, 'wrong')
%!   assert (sort ([report.worst(1:2).index]), [5 17])
%!   assert ([report.table.wrong], 2)
%!   assert (any (strcmp ({report.diagnosis.id}, 'random')), strcmp (how{1}, 'random'))
%!   assert (! isempty (regexp ([report.notes{:}], 'has noise of', 'once')))
%! endfor

%!test # 1 % of one entry is found, whichever it is
%! [net, X, y, theta] = problem (2, 'sigmoid');
%! [~, grad] = nncost (theta, net, X, y);
%! for idx = some_of (1:31, 3)
%!   report = nncheck (@(t) changed (t, net, X, y, idx, 0.01 * grad(idx)), theta);
%!   assert (report.verdict, 'wrong')
%!   assert ([report.worst.index], idx)
%! endfor

%!test # the error is below the reported uncertainty, which is small, at a minimum too
%! [X, y] = nndigits ();
%! net = nncreate ([64 5 10], 'Lambda', 0.1);
%! X = X(1:50,:) / 16;
%! fcn = @(t) nncost (t, net, X, y(1:50));
%! theta = nninit (net, 3);
%! best = minimum (fcn, theta);
%! for t = [theta, best]
%!   [~, grad] = fcn (t);
%!   report = nncheck (fcn, t, 'Parameters', 1:7:385);
%!   assert (report.verdict, 'right')
%!   assert (nnz (isfinite (report.numgrad)), 55)
%!   seen = 1:7:385;
%!   assert (abs (report.numgrad(seen) - grad(seen)) <= report.uncertainty(seen))
%!   assert (report.uncertainty(seen) < 1e-10)
%! endfor


%!test # 20,000 parameters: checked along random directions; one wrong entry is found
%! n = 2e4;
%! theta = sin (1:n)';
%! c = 1 + cos ((1:n)' / 7);
%! report = nncheck (@(t) bowl (t, c, [], []), theta);
%! assert (report.ok)
%! assert (report.chance, 1 / 256)
%! assert (report.evaluations < 250)
%! assert (report.table.checked, n)
%! report = nncheck (@(t) bowl (t, c, 7777, 1e-3), theta, 'Verbose', false);
%! assert (report.verdict, 'wrong')
%! assert ([report.worst.index], 7777)
%! assert (report.worst.analytic - report.worst.numeric, 1e-3, 1e-6)
%! assert (report.worst.name, 'theta(7777)')
%! assert (report.evaluations < 700)
%!test # several wrong entries: each entry that is reported is wrong
%! n = 2e4;
%! theta = sin (1:n)';
%! idx = [5; 1000; 7777; 7778; 15000];
%! report = nncheck (@(t) bowl (t, ones (n, 1), idx, 0.1), theta);
%! assert (report.verdict, 'wrong')
%! assert (all (ismember ([report.worst.index], idx)))
%! assert (numel (report.worst) >= 1)
%!test # a long gradient with the wrong sign
%! report = nncheck (@(t) deal (sum (t .^ 2), -2 * t), sin (1:2e4)');
%! assert (report.verdict, 'wrong')
%! assert (report.diagnosis.id, 'factor')
%! assert (report.diagnosis.sentence, 'The gradient is -1 times the right one.')

## nncheck (fcn, theta, net, X, Y)
## Mistakes: J too large, labels shifted, or the bias regularized in J, the gradient or both.
%!function [J, grad] = mistaken (t, net, X, y, how)
%!  if (strcmp (how, 'labels'))
%!    y = 1 + mod (y, 3);
%!  endif
%!  [J, grad] = nncost (t, net, X, y);
%!  bias = [1:4, 17:19];
%!  if (any (how == 'J'))
%!    J = J + net.Lambda / 2 / rows (X) * sum (t(bias) .^ 2);
%!  endif
%!  if (any (how == 'g'))
%!    grad(bias) = grad(bias) + net.Lambda / rows (X) * t(bias);
%!  endif
%!  J = J * (1 + any (how == '2'));
%!endfunction
%!test # each mistake is named, also where theta is a row
%! net = nncreate ([3 4 3], 'Lambda', 2);
%! X = reshape (sin (1:21), 7, 3);
%! y = 1 + mod ((1:7)' * 2, 3);
%! theta = 0.7 * cos (1:31);
%! ids = {'2', {'multiple-J'}; 'J', {'r-bias'}; 'g', {'q-bias'}; 'Jg', {'r-bias', 'q-bias'}; ...
%!        '2g', {'multiple-J', 'q-bias'}; 'labels', {'labels-shifted-up-cyclic'}};
%! for i = 1:rows (ids)
%!   report = nncheck (@(t) mistaken (t, net, X, y, ids{i,1}), theta, net, X, y);
%!   assert (report.verdict, 'wrong')
%!   assert ({report.diagnosis.id}, ids{i,2})
%! endfor
%! assert (report.summary, 'Your gradient is that of your J, but J is not the network''s.')
%!test # no mistake is reported of the engine itself: labels or targets, any activation
%! for kind = {'tanh', 'gelu', 'silu', 'elu'}
%!   [net, X, y, theta] = problem (4, kind{1});
%!   report = nncheck (@(t) nncost (t, net, X, y), theta, net, X, y);
%!   assert (report.ok)
%!   assert (report.sizes, [3 4 3])
%!   assert ([report.table.layer], [1 1 2 2])
%!   assert ({report.table.part}, {'bias', 'weights', 'bias', 'weights'})
%!   assert ([report.table.entries], [4 12 3 12])
%!   assert ([report.table.checked], [4 12 3 12])
%!   assert (report.summary, 'J and the gradient are the network''s.')
%! endfor
%!test # a mistake in the gradient alone, in J alone, or the same one in both
%! [net, X, y, theta] = problem (4, 'sigmoid');
%! net.Lambda = 2;
%! fcn = @(t) changed (t, net, X, y, 6, 0.1);
%! report = nncheck (fcn, theta, net, X, y);
%! assert (report.verdict, 'wrong')
%! assert (report.summary, ...
%!   'J is the network''s; the gradient is not: 1 of 31 entries is wrong.')
%! assert ([report.table.wrong], [0 1 0 0])
%! assert (report.worst(1).name, 'Theta1(2,2)')
%! assert (! isempty (report.diagnosis))
%! [J, grad] = nncost (theta, net, X, y);
%! fcn = @(t) deal (2 * nncost (t, net, X, y), nthargout (2, @nncost, t, net, X, y));
%! report = nncheck (fcn, theta, net, X, y);
%! assert (report.verdict, 'wrong')
%! assert (report.summary, 'The gradient is the network''s; J is not.')
%! other = net;
%! other.Lambda = 0;
%! report = nncheck (@(t) nncost (t, other, X, y), theta, net, X, y);
%! assert (report.verdict, 'wrong')
%! assert ([report.table.wrong], [0 12 0 12])      # compared with the network's gradient
%! assert (abs (report.grad - report.numgrad) <= report.uncertainty)
%! assert (report.summary, 'Your gradient is that of your J, but J is not the network''s.')
%! assert (! isempty (report.diagnosis))

## What is reported before any difference is computed
%!function varargout = odd (t, how)
%!  J = sum (t .^ 2);
%!  grad = 2 * t;
%!  switch (how)
%!    case 'complexcost'
%!      J = complex (J, 1);
%!    case 'notscalar'
%!      J = t .^ 2;
%!    case 'integer'
%!      [J, grad] = deal (int32 (J), int32 (grad));
%!    case 'complexgrad'
%!      grad(2) = grad(2) + 1i;
%!    case 'count'
%!      grad = grad(1:2);
%!    case 'turned'
%!      grad = grad';
%!    case 'stops'
%!      error ('odd:id', 'of its own');
%!    case 'stops later'
%!      if (nargout < 2 && t(1) != 1)
%!        error ('odd:id', 'of its own');
%!      endif
%!  endswitch
%!  varargout = {J, grad};
%!endfunction
%!function [J, grad] = by_outputs (t)
%!  J = sum (t .^ 2) + (nargout > 1);
%!  grad = 2 * t;
%!endfunction
%!test # complex values, J not a scalar, too few entries: the verdict is wrong, with the reason
%! for how = {'complexcost', 'notscalar', 'integer', 'complexgrad', 'count'}
%!   report = nncheck (@(t) odd (t, how{1}), [1; 2; 3]);
%!   assert (report.verdict, 'wrong')
%!   assert (report.ok, false)
%!   assert ({report.diagnosis.id}, how)
%! endfor
%! assert (report.diagnosis.sentence, 'The gradient has 2 entries, but theta has 3.')
%! assert (report.evaluations, 3)
%!test # J depends on the number of outputs: only this is reported, no wrong slope
%! report = nncheck (@by_outputs, [1; 2; 3; -1.5]);
%! assert ({report.diagnosis.id}, {'outputs'})
%! assert (report.diagnosis.evidence, 'J = 16.25 with one output, 17.25 with two')
%! assert (report.verdict, 'wrong')
%! assert ([report.table.wrong], 0)
%! assert (report.notes, {})
%!test # the name of a function
%! report = nncheck ('by_outputs', [1; 2; 3]);
%! assert ({report.diagnosis.id}, {'outputs'})
%!test # single: errors in the eighth digit are right, larger ones wrong; a permuted gradient
%! report = nncheck (@(t) deal (sum (t .^ 2), single (2 * t * (1 + 1e-7))), [1; 2; 3]);
%! assert (report.verdict, 'right')
%! assert (report.notes{end}, 'J or grad is single: seven digits at most can agree.')
%! report = nncheck (@(t) deal (single (sum (t .^ 2)), 2 * t .* [1; 1; 1.001]), [1; 2; 3]);
%! assert ({report.verdict, [report.worst.index]}, {'wrong', 3})
%! report = nncheck (@(t) deal (sum (t .^ 2), 2 * t([2 1 3])), [1; 2; 3]);
%! assert ({report.diagnosis.id}, {'order'})
%!test # errors so small that they are seen only along the lines
%! report = nncheck (@(t) deal (sum (t .^ 2), 2 * t + 3e-10 * sign (t)), sin (1:1000)', 'Verbose', false);
%! assert ({report.verdict, report.table.wrong}, {'wrong', 0})
%! assert (report.lines.wrong)
%! assert (report.summary, 'The gradient is not that of J.')
%!test # a small difference from the network; a network with outputs that never change
%! net = nncreate ([2 2 2], 'Lambda', 1);
%! X = reshape (sin (1:10), 5, 2);
%! y = [1 2 2 1 2];
%! grad = @(t) nthargout (2, @nncost, t, net, X, y);
%! report = nncheck (@(t) deal (nncost (t, net, X, y), grad (t) .* (1 + 1e-7 * sin (1:12)')), ...
%!                   cos (1:12)', net, X, y);
%! assert ({report.diagnosis.id}, {'differs'})
%! assert (report.verdict, 'wrong')
%! net = nncreate ([3 4 2], 'Activation', 'relu', 'Output', 'linear');
%! X = reshape (sin (1:15), 5, 3);
%! report = nncheck (@(t) nncost (t, net, X, zeros (5, 2)), zeros (26, 1), net, X, zeros (5, 2));
%! assert ({report.verdict, report.ok, report.diagnosis.id}, {'cannot tell', false, 'untested'})
%!error <^nncheck: the cost J must be a real number, but is a cell$>
%! nncheck (@(t) deal ({1}, t), [1; 2])
%!error <^nncheck: the cost J must be a real number, but is an empty 0-by-0 double$>
%! nncheck (@(t) deal ([], t), [1; 2])
%!error <^nncheck: grad must be real numbers, but is a cell$>
%! nncheck (@(t) deal (1, {t}), [1; 2])
%!test # a gradient that is a row instead of a column gets a note
%! report = nncheck (@(t) odd (t, 'turned'), [1; 2; 3]);
%! assert (report.ok)
%! assert (! isempty (strfind (report.notes{1}, 'The gradient is 1-by-3, theta 3-by-1')))
%!test # a small difference is seen in the numbers
%! text = evalc ('nncheck (@(t) deal (sum (t .^ 2), 2 * t + 1e-6), [5; 3])');
%! assert (! isempty (regexp (text, 'theta\(1\) +10\.000001 +10 ', 'once')))
%! text = evalc ('nncheck (@(t) deal (sum (t .^ 2), 3 * t), [5; 3] / 7)');
%! assert (! isempty (regexp (text, 'theta\(1\) +2\.14286 +1\.42857 ', 'once')))
%!error <^nncheck: fcn must return the cost and its gradient, \[J, grad\] = fcn \(theta\), but returned one value$>
%! nncheck (@(t) sum (t .^ 2), [1; 2; 3])
%!error <^nncheck: \[J, grad\] = fcn \(theta\) stopped in odd, line \d+: of its own$>
%! nncheck (@(t) odd (t, 'stops'), [1; 2; 3])
%!error <^nncheck: J = fcn \(theta\) stopped in odd, line \d+: of its own$>
%! nncheck (@(t) odd (t, 'stops later'), [1; 2; 3])
%!test # an error in the cost function keeps its id
%! id = '';
%! try
%!   nncheck (@(t) odd (t, 'stops'), 1);
%! catch e
%!   id = e.identifier;
%! end_try_catch
%! assert (id, 'odd:id')
%!test # all units are 0 and so is the gradient: nothing was tested
%! net = nncreate ([3 4 2], 'Activation', 'relu', 'Output', 'linear');
%! X = reshape (sin (1:15), 5, 3);
%! report = nncheck (@(t) nncost (t, net, X, zeros (5, 2)), zeros (26, 1));
%! assert (report.ok, false)
%! assert (report.verdict, 'cannot tell')
%! assert ({report.diagnosis.id}, {'untested'})

## Options
%!function [J, grad] = alone (t)
%!  J = sum (t);
%!  if any (t != [1; 2])
%!    J = Inf;
%!  endif
%!  grad = [1; 1];
%!endfunction
%!test # J is finite at theta and nowhere near it: the verdict is "cannot tell"
%! report = nncheck (@alone, [1; 2]);
%! assert (report.verdict, 'cannot tell')
%! assert (report.numgrad, [NaN; NaN])
%!test # a tolerance; some parameters only
%! wrong = @(t) deal (sum (t .^ 2), 2 * t .* [1.01; 1; 1.001]);
%! report = nncheck (wrong, [1; 2; 3], 'tolerance', 0.005);
%! assert ([report.worst.index], 1)
%! report = nncheck (wrong, [1; 2; 3], 'Tolerance', 0.02);
%! assert (report.ok)
%! report = nncheck (wrong, [1; 2; 3], 'parameters', 2);
%! assert (report.ok)
%! assert (isfinite (report.numgrad), logical ([0; 1; 0]))
%! report = nncheck (wrong, [1; 2; 3], 'Parameters', [3 2 3]);
%! assert (report.verdict, 'wrong')
%! assert ([report.worst.index, report.table.checked], [3 2])
%! report = nncheck (wrong, [1; 2; 3], 'Parameters', logical ([1; 0; 0]));
%! assert ([report.worst.index], 1)
%!error <^nncheck: Tolerance must be a number of at least 0, but is -1$>
%! nncheck (@sin, 1, 'Tolerance', -1)
%!error <^nncheck: Parameters must be indices from 1 to 3, but is 4$>
%! nncheck (@sin, [1; 2; 3], 'Parameters', 4)

## Mistakes that are recognised only with the network given
%!function [J, grad] = by_hand (t, s, X, Y, how)
%!  Theta1 = reshape (t(1:s(2) * (s(1) + 1)), s(2), []);
%!  Theta2 = reshape (t(s(2) * (s(1) + 1) + 1:end), s(3), []);
%!  m = rows (X);
%!  z2 = [ones(m, 1), X] * Theta1';
%!  a2 = how.g (z2);
%!  z3 = [ones(m, 1), a2] * Theta2';
%!  h = how.h (z3);
%!  J = sum (how.cost (h, Y)(:)) / m;
%!  d3 = how.delta (h, Y);
%!  d2 = d3 * Theta2(:,2:end) .* how.slope (a2, z2);
%!  grad = [vec(d2' * [ones(m, 1), X]); vec(d3' * [ones(m, 1), a2])] / m;
%!endfunction
%!test # mistakes with other activations and softmax: the report uses their names
%! sigma = @(z) 1 ./ (1 + exp (-z));
%! soft = @(z) exp (z) ./ sum (exp (z), 2);
%! both = @(h, Y) -Y .* log (h) - (1 - Y) .* log (1 - h);
%! one = @(h, Y) -Y .* log (h);
%! right = @(h, Y) h - Y;
%! tanhs = @(a, z) 1 - a .^ 2;
%! list = {
%!   'tanh', 'sigmoid', sigma, both, right, @(a, z) 1 - a,        'grad-tanh-slope-not-squared'
%!   'tanh', 'sigmoid', sigma, both, right, @(a, z) 1 - z .^ 2,   'grad-tanh-slope-of-z'
%!   'tanh', 'sigmoid', sigma, both, right, @(a, z) a .* (1 - a), 'grad-slope-of-sigmoid'
%!   'tanh', 'sigmoid', sigma, both, right, @(a, z) 1,            'grad-no-sigmoid-gradient'
%!   'relu', 'sigmoid', sigma, both, right, @(a, z) z < 0,        'grad-relu-slope-inverted'
%!   'relu', 'sigmoid', sigma, both, right, @(a, z) sigma(z) .* (1 - sigma (z)), 'grad-slope-of-sigmoid'
%!   'tanh', 'softmax', soft,  both, right, tanhs,                'j-softmax-both-terms'
%!   'tanh', 'softmax', soft,  one,  @(h, Y) (h - Y) .* h .* (1 - h), tanhs, 'grad-delta-times-gradient-at-output'
%!   'tanh', 'softmax', @(z) exp (z) ./ sum (exp (z)), one, right, tanhs, 'softmax-over-examples'
%!   'tanh', 'softmax', sigma, one,  right, tanhs,                'outputs-sigmoid'};
%! g = struct ('tanh', @tanh, 'relu', @(z) max (z, 0));
%! s = [4 3 5];
%! X = reshape (sin ((1:36) .^ 2), 9, 4);
%! y = 1 + mod ((1:9)' * 3, 5);
%! theta = cos ((1:35)' .^ 2);
%! for i = some_of (1:rows (list), 3)
%!   [unit, output, how.h, how.cost, how.delta, how.slope, id] = list{i,:};
%!   how.g = g.(unit);
%!   net = nncreate (s, 'Activation', unit, 'Output', output);
%!   report = nncheck (@(t) by_hand (t, s, X, eye (5)(y,:), how), theta, net, X, y);
%!   assert (report.verdict, 'wrong')
%!   assert ({report.diagnosis.id}, {id})
%!   assert (isempty (strfind ([report.diagnosis.sentence], 'sigmoidGradient')))
%! endfor
%! assert (report.summary(1:20), 'J is not the network')
%!test # log (h - 1) makes J complex and is named; random or ignored theta is reported once
%! s = [4 3 5];
%! X = reshape (sin ((1:36) .^ 2), 9, 4);
%! y = 1 + mod ((1:9)' * 3, 5);
%! theta = cos ((1:35)' .^ 2);
%! net = nncreate (s);
%! sigma = @(z) 1 ./ (1 + exp (-z));
%! how = struct ('g', sigma, 'h', sigma, 'delta', @(h, Y) h - Y, 'slope', @(a, z) a .* (1 - a), ...
%!               'cost', @(h, Y) -Y .* log (h) - (1 - Y) .* log (h - 1));
%! report = nncheck (@(t) by_hand (t, s, X, eye (5)(y,:), how), theta, net, X, y);
%! assert ({report.diagnosis.id}, {'j-log-of-h-minus-1'})
%! report = nncheck (@(t) nncost (t + 0.1 * rand (35, 1), net, X, y), theta, net, X, y);
%! assert ({report.diagnosis.id}, {'theta-random'})
%! report = nncheck (@(t) nncost (theta, net, X, y), 2 * theta, net, X, y);
%! assert ({report.diagnosis.id}, {'theta-ignored'})
%!test # an unknown penalty does not hide a known mistake in the calls with lambda 0
%! function [J, grad] = odd_penalty (t, n, h, K, X, y, lambda)
%!   [J, grad] = nnmistaken_by_hand (t, n, h, K, X, y);
%!   J += lambda * sum (abs (sin (t)));
%!   grad += lambda * cos (t) .^ 3;
%! endfunction
%! function [J, grad] = nnmistaken_by_hand (t, n, h, K, X, y)
%!   sigma = @(z) 1 ./ (1 + exp (-z));
%!   how = struct ('g', sigma, 'h', sigma, 'delta', @(h, Y) h - Y, 'slope', @(a, z) a, ...
%!                 'cost', @(h, Y) -Y .* log (h) - (1 - Y) .* log (1 - h));
%!   [J, grad] = by_hand (t, [n h K], X, eye (K)(y,:), how);
%! endfunction
%! report = nncheck (@odd_penalty, 'Verbose', false);
%! assert (sort ({report.diagnosis.id}), ...
%!         {'grad-sigmoid-for-gradient', 'unexplained-Q', 'unexplained-R'})

## nncheck ('nnCostFunction'), for the function of Andrew Ng's course
%!function text = student (changes)
%!  text = {'function [J, grad] = nnCostFunction (p, n, h, K, X, y, lambda)', ...
%!          'Theta1 = reshape (p(1:h * (n + 1)), h, n + 1);', ...
%!          'Theta2 = reshape (p(h * (n + 1) + 1:end), K, h + 1);', ...
%!          'm = size (X, 1);', ...
%!          'A1 = [ones(m, 1), X];', ...
%!          'z2 = A1 * Theta1'';', ...
%!          'A2 = [ones(m, 1), sigmoid(z2)];', ...
%!          'H = sigmoid (A2 * Theta2'');', ...
%!          'Y = bsxfun (@eq, y, 1:K);', ...
%!          'J = -sum (sum (Y .* log (H) + (1 - Y) .* log (1 - H))) / m;', ...
%!          'd3 = H - Y;', ...
%!          'd2 = d3 * Theta2(:,2:end) .* sigmoidGradient (z2);', ...
%!          'T1 = d2'' * A1 / m;', ...
%!          'T2 = d3'' * A2 / m;', ...
%!          'grad = [T1(:); T2(:)];', ...
%!          'end'};
%!  for i = 1:rows (changes)
%!    text{changes{i,1}} = changes{i,2};
%!  endfor
%!endfunction

## What nncheck returns and prints about a student's file.
%!function [report, printed] = of_file (text, name, varargin)
%!  folder = tempname ();
%!  mkdir (folder);
%!  back = cd (folder);
%!  unwind_protect
%!    f = fopen ([name, '.m'], 'w');
%!    fprintf (f, '%s\n', text{:});
%!    fclose (f);
%!    rehash ();
%!    report = nncheck ('nnCostFunction', 'Verbose', false, varargin{:});
%!    printed = '';
%!    if (nargout > 1)
%!      printed = evalc ('nncheck (''nnCostFunction'', ''Verbose'', false)');
%!    endif
%!  unwind_protect_cleanup
%!    clear ('nnCostFunction');
%!    cd (back);
%!    confirm_recursive_rmdir (false, 'local');
%!    rmdir (folder, 's');
%!  end_unwind_protect
%!endfunction
%!test # the report names the file, quotes its lines and lists hints apart from causes
%! [report, printed] = of_file (student ({4, 'm = length (X);'; 14, 'T2 = d3'' * A2;'; ...
%!                                        15, 'Grad = 3; grad = [T1(:); T2(:)];'}), 'nnCostFunction');
%! assert (strfind (report.source, 'nnCostFunction.m') > 1)
%! assert (printed(1:numel (['nncheck: ', report.source])), ['nncheck: ', report.source])
%! yours = [report.diagnosis.yours];
%! assert (! isempty (strfind (yours, 'line 14: T2 = d3'' * A2;')))
%! assert (any (! cellfun (@isempty, strfind (report.hints, 'line 4: length (X)'))))
%! assert (any (! cellfun (@isempty, strfind (report.hints, 'Grad is set and never used'))))
%! lines = strsplit (printed, sprintf ('\n'));
%! assert (cellfun (@numel, lines(2:end)) <= 70)
%!test # the line of the wrong step is quoted; D2 beside d2 is no hint, as both may be meant
%! report = of_file (student ({12, 'd2 = d3 * Theta2(:,2:end) .* sigmoidGradient (A2(:,2:end));'; ...
%!                             13, 'D2 = 1; T1 = D2 * d2'' * A1 / m;'}), 'nnCostFunction');
%! assert (any (strcmp ({report.diagnosis.yours}, ...
%!         'line 12: d2 = d3 * Theta2(:,2:end) .* sigmoidGradient (A2(:,2:end));')))
%! assert (isempty (strfind ([report.hints{:}, ' '], 'lower case')))
%! report = of_file (student ({11, 'd3 = Y - H;'}), 'nnCostFunction');
%! assert (any (strcmp ({report.diagnosis.yours}, 'line 11: d3 = Y - H;')))
%!test # no gradient yet; lines after a return
%! report = of_file (student ({11, ''; 12, ''; 13, ''; 14, ''; 15, ''}), 'nnCostFunction');
%! assert ({report.diagnosis.id}, {'error-outputs', 'r-none'})
%! assert (report.summary, ['J is not the course''s. Asked for the gradient too, the function ', ...
%!                          'stops with an error.'])
%! [report, printed] = of_file (student ({11, ['grad = 0 * p;', "\nreturn\n", 'd3 = H - Y;']}), ...
%!                              'nnCostFunction');
%! assert (any (strcmp (report.hints, 'line 12: the lines after this return never run')))
%! assert (isempty (regexp (printed, 'line 1:', 'once')))
%!test # J that is NaN except at zero parameters: no other mistake is reported
%! report = of_file (student ({10, ['J = -sum (sum (Y .* log (round (H)) + ', ...
%!                                  '(1 - Y) .* log (1 - round (H)))) / m;']}), 'nnCostFunction');
%! assert (sort ({report.diagnosis.id}), {'j-rounded-h', 'q-none'})
%!test # a file that calls the package's function
%! report = of_file (student ({10, '[J, grad] = nncost (p, nncreate ([n h K], ''Lambda'', lambda), X, y);'; ...
%!                             15, ''}), 'nnCostFunction');
%! assert (report.ok)
%! assert (! isempty (strfind (report.notes{1}, 'line 10: [J, grad] = nncost')))
%!test # the evidence has the factor of each matrix, and what lambda adds
%! report = of_file (student ({13, 'T1 = 2 * d2'' * A1 / n + lambda * m * Theta1;'}), 'nnCostFunction');
%! text = report.diagnosis(strcmp ({report.diagnosis.id}, 'gradient-combination')).evidence;
%! said = {'with lambda 0 the gradient of Theta1 is 2*m/n times what it should be', ...
%!         'the gradient of Theta2 is right', ['in the gradient of Theta1''s bias column, lambda ', ...
%!         'adds m*m times lambda/m * Theta, but should add nothing'], ...
%!         'in the gradient of Theta1''s weights, lambda adds m*m times lambda/m * Theta', ...
%!         'in the gradient of Theta2''s weights, lambda adds nothing'};
%! assert (strsplit (text, sprintf (';\n')), said)
%!test # where to look first: if the gradient of a matrix is right, the deltas after it are
%! report = of_file (student ({12, 'd2 = d3 * Theta2(:,2:end) .* (1 + z2);'}), 'nnCostFunction');
%! assert (any (strcmp ({report.diagnosis.meaning}, ['the gradient of Theta2 is right, and so ', ...
%!   'is delta3: look at delta2, and at its product with a1'])))
%!test # the printed call gives the numbers of the report
%! [report, printed] = of_file (student ({12, 'd2 = d3 * Theta2(:,2:end);'}), 'nnCostFunction');
%! call = regexprep (report.call, '^.*?= nnCostFunction', '[J, grad] = nnCostFunction');
%! assert (! isempty (strfind (printed, strtok (call, sprintf ('\n')))))
%! eval ([strrep(call, sprintf ('...\n'), ''), ';']);    % calls the package's function
%! assert (J, report.rightcost, 1e-12)
%! assert (grad, report.right, 1e-12)
%!test # nncostfunction.m is not the student's nnCostFunction.m: no verdict, and a note
%! [report, printed] = of_file (student ({}), 'nncostfunction');
%! assert ({report.verdict, report.ok}, {'', false})
%! assert (! isempty (strfind (printed, 'nothing was checked')))
%! assert (report.notes{1}(1:26), 'There is nncostfunction.m,')
%!test # arguments in another order; a call that ends with an error
%! text = student ({1, ['function [J, grad] = nnCostFunction (nn_params, hidden_layer_size, ', ...
%!                      'input_layer_size, num_labels, X, y, lambda)']});
%! [report, printed] = of_file (text, 'nnCostFunction');
%! assert ({report.diagnosis.id}, {'arguments-order'})
%! [report, printed] = of_file (student ({6, 'z2 = A1 * Theta1;'}), 'nnCostFunction');
%! assert (report.summary, 'Every call stops with an error: nothing was compared.')
%! assert (report.diagnosis.yours, 'line 6: z2 = A1 * Theta1;')
%! assert (! isempty (strfind (report.diagnosis.evidence, '9x6 is m x (inputs+1)')))
%! assert (isempty (strfind (printed, 'NaN')))
%! assert (isempty (report.table))
%!test # Parameters and Tolerance are used in this form, too
%! text = student ({14, 'T2 = 1.001 * d3'' * A2 / m;'});
%! report = of_file (text, 'nnCostFunction', 'Parameters', [1 46]);
%! assert (report.verdict, 'wrong')
%! assert (find (isfinite (report.numgrad)), [1; 46])
%! assert (sum ([report.table.checked]), 2)
%!test # a function that takes other arguments is called once
%! report = nncheck (@sin);
%! assert ({report.diagnosis.id}, {'error-arguments'})
%!test # the report of every form has the same fields
%! net = nncreate ([4 3 5]);
%! X = reshape (sin ((1:36) .^ 2), 9, 4);
%! y = 1 + mod ((1:9)' * 3, 5);
%! t = cos ((1:35)' .^ 2);
%! [~, ~, steps] = nncost (t, net, X, y);
%! reports = {nncheck(steps, steps), nncheck(@(t) nncost (t, net, X, y), t), ...
%!            nncheck(@(t) nncost (t, net, X, y), t, net, X, y), nncheck('nnCostFunction'), ...
%!            nncheck(@(varargin) nnCostFunction (varargin{1:5}, varargin{6}, 1), 'Verbose', false)};
%! for k = 2:numel (reports)
%!   assert (fieldnames (reports{k}), fieldnames (reports{1}))
%! endfor

## The printed report
%!test # the report has labels, at most 70 columns, and the number of all calls
%! net = nncreate ([3 4 3], 'Lambda', 2);
%! X = reshape (sin (1:21), 7, 3);
%! y = 1 + mod ((1:7)' * 2, 3);
%! fcn = @(t) mistaken (t, net, X, y, 'labels');
%! text = evalc ('nncheck (fcn, 0.7 * cos (1:31), net, X, y)');
%! lines = strsplit (text, sprintf ('\n'));
%! assert (max (cellfun (@numel, lines(2:end))) <= 70)
%! for label = {'seen', 'means', 'belongs to', 'to change'}
%!   assert (sum (strncmp (strtrim (lines), [label{1}, ': '], numel (label{1}) + 2)), 1)
%! endfor
%! report = nncheck (fcn, 0.7 * cos (1:31), net, X, y);
%! assert (! isempty (strfind (text, sprintf ('%d calls of fcn.', report.evaluations))))

%!function [J, grad] = deal_infs (varargin)
%!  [J, grad] = nnCostFunction (varargin{:});
%!  grad(3:14) = Inf;
%!endfunction
%!test # entries that are Inf are wrong and counted; the ten worst entries get differences
%! f = @(varargin) deal_infs (varargin{:});
%! report = nncheck (f, "Verbose", false);
%! assert (report.summary, "J is the course's; the gradient is not: 12 of 46 entries are wrong.")
%! assert (find (isfinite (report.numgrad)), (3:14)'(1:10))
%! assert (numel (report.worst), 10)
