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

## A network's cost with its gradient changed.
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

%!test # no false alarm: noise of 1e-6 in J, kinks, both
%! for seed = [1:5, 75, 135]
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
%!   assert (! isempty (regexp ([report.notes{:}], 'noisy by', 'once')))
%! endfor

%!test # 1 % of one entry is found, whichever it is
%! [net, X, y, theta] = problem (2, 'sigmoid');
%! [~, grad] = nncost (theta, net, X, y);
%! for idx = 1:31
%!   report = nncheck (@(t) changed (t, net, X, y, idx, 0.01 * grad(idx)), theta);
%!   assert (report.verdict, 'wrong')
%!   assert ([report.worst.index], idx)
%! endfor

%!test # the uncertainty is honest and small, at a minimum too
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


%!test # 200,000 parameters: passed along lines; one wrong entry is cornered
%! n = 2e5;
%! theta = sin (1:n)';
%! c = 1 + cos ((1:n)' / 7);
%! report = nncheck (@(t) bowl (t, c, [], []), theta);
%! assert (report.ok)
%! assert (report.chance, 1 / 256)
%! assert (report.evaluations < 250)
%! assert (report.table.checked, n)
%! report = nncheck (@(t) bowl (t, c, 77777, 1e-3), theta, 'Verbose', false);
%! assert (report.verdict, 'wrong')
%! assert ([report.worst.index], 77777)
%! assert (report.worst.analytic - report.worst.numeric, 1e-3, 1e-6)
%! assert (report.worst.name, 'theta(77777)')
%! assert (report.evaluations < 700)
%!test # several wrong: each that is cornered is wrong
%! n = 2e5;
%! theta = sin (1:n)';
%! idx = [5; 1000; 77777; 77778; 150000];
%! report = nncheck (@(t) bowl (t, ones (n, 1), idx, 0.1), theta);
%! assert (report.verdict, 'wrong')
%! assert (all (ismember ([report.worst.index], idx)))
%! assert (numel (report.worst) >= 1)
%!test # a long gradient that is right but for its sign
%! report = nncheck (@(t) deal (sum (t .^ 2), -2 * t), sin (1:2e5)');
%! assert (report.verdict, 'wrong')
%! assert (report.diagnosis.id, 'factor')
%! assert (report.diagnosis.sentence, 'The gradient is the right one times -1.')

## nncheck (fcn, theta, net, X, Y)
## J too large, labels shifted, or the bias regularized in J, the gradient or both.
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
%!test # each mistake is named, of a row theta too
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
%!test # all right: the engine itself, labels or targets, any activation
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
%!test # only the gradient, only J, or both in the same way
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
%! assert ([report.table.wrong], [0 12 0 12])      # not the network's
%! assert (abs (report.grad - report.numgrad) <= report.uncertainty)
%! assert (report.summary, 'Your gradient is that of your J, but J is not the network''s.')
%! assert (! isempty (report.diagnosis))

## What can be said before any difference
%!function varargout = odd (t, how)
%!  J = sum (t .^ 2);
%!  grad = 2 * t;
%!  switch (how)
%!    case 'complexcost'
%!      J = complex (J, 1);
%!    case 'notscalar'
%!      J = t .^ 2;
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
%!test # complex, no number, too few: wrong, and named
%! for how = {'complexcost', 'notscalar', 'complexgrad', 'count'}
%!   report = nncheck (@(t) odd (t, how{1}), [1; 2; 3]);
%!   assert (report.verdict, 'wrong')
%!   assert (report.ok, false)
%!   assert ({report.diagnosis.id}, how)
%! endfor
%! assert (report.diagnosis.sentence, 'The gradient has 2 entries, but theta has 3.')
%! assert (report.evaluations, 3)
%!test # a row for a column is a note
%! report = nncheck (@(t) odd (t, 'turned'), [1; 2; 3]);
%! assert (report.ok)
%! assert (! isempty (strfind (report.notes{1}, 'The gradient is 1-by-3, theta 3-by-1')))
%!error <^nncheck: \[J, grad\] = fcn \(theta\) stopped in odd, line \d+: of its own$>
%! nncheck (@(t) odd (t, 'stops'), [1; 2; 3])
%!error <^nncheck: J = fcn \(theta\) stopped in odd, line \d+: of its own$>
%! nncheck (@(t) odd (t, 'stops later'), [1; 2; 3])
%!test # and keeps its id
%! id = '';
%! try
%!   nncheck (@(t) odd (t, 'stops'), 1);
%! catch e
%!   id = e.identifier;
%! end_try_catch
%! assert (id, 'odd:id')
%!test # all units off, gradient zero: nothing was tested
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
%!test # finite at theta, and nowhere near it: nothing can be told
%! report = nncheck (@alone, [1; 2]);
%! assert (report.verdict, 'cannot tell')
%! assert (report.numgrad, [NaN; NaN])
%!test # a tolerance, and some parameters alone
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

## The printed report
%!test # labelled, at most 80 columns, all calls counted
%! net = nncreate ([3 4 3], 'Lambda', 2);
%! X = reshape (sin (1:21), 7, 3);
%! y = 1 + mod ((1:7)' * 2, 3);
%! fcn = @(t) mistaken (t, net, X, y, 'labels');
%! text = evalc ('nncheck (fcn, 0.7 * cos (1:31), net, X, y)');
%! lines = strsplit (text, sprintf ('\n'));
%! assert (max (cellfun (@numel, lines)) <= 80)
%! for label = {'seen', 'means', 'belongs to', 'to change'}
%!   assert (sum (strncmp (strtrim (lines), [label{1}, ': '], numel (label{1}) + 2)), 1)
%! endfor
%! report = nncheck (fcn, 0.7 * cos (1:31), net, X, y);
%! assert (! isempty (strfind (text, sprintf ('%d calls of fcn.', report.evaluations))))
