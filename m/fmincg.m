function [X, fX, i] = fmincg (f, X, options, varargin)
% FMINCG  Minimise a function of many variables from its gradient.
%
%   X = fmincg (f, X)
%   X = fmincg (f, X, options)
%   [X, fX, i] = fmincg (f, X, options, P1, P2, ...)
%
%   The call, the options and the results of the course's fmincg, so that its
%   scripts run unchanged. The method is different: L-BFGS, as in fminlbfgs
%   and nntrain. The course's file, nonlinear conjugate gradients by C. E.
%   Rasmussen, may be used for research and education only, so it is not free
%   software and can't be part of this package. bench/minimisers.md compares
%   both methods. For other scripts take fminlbfgs, which also ends when no more
%   progress is possible; for a network, nntrain.
%
%   f        what to minimise, a function handle or a function's name.
%            [J, grad] = f (X, P1, P2, ...) gives the cost, a real number, and
%            its gradient with as many entries as X (a column, a row or of X's
%            shape).
%   X        where to start: real numbers, any shape. f is called with an X of
%            that shape; of class single if X is single, otherwise double.
%   options  a struct, from optimset or plain, or []. Its field MaxIter is the
%            number of iterations, 100 by default. If it is negative, -MaxIter is
%            the number of calls of f. It may be a text such as '100'.
%   P1 ...   passed on to f unchanged
%
%   X        the lowest point that was reached
%   fX       the cost after each iteration, a column that never rises. fX(end) is
%            the cost at X. It has MaxIter rows, fewer if the gradient becomes
%            zero or no lower cost is found: at a minimum, at a kink, or if the
%            gradient is wrong (nncheck tells). Without any iteration it is the
%            cost at the start.
%   i        the number of iterations; of calls of f if MaxIter is negative
%
%   After each iteration it prints i and the cost, in the course's format; at the
%   end one line with the reason, if it ended before MaxIter. A cost or gradient
%   that is not finite at the start is an error. Later, if it is not finite or is
%   complex, the step is shortened; if that does not help, fmincg ends with the
%   lowest point so far. An error in f is passed on unchanged.
%
%   With lambda 0 a network's cost may have no minimum: if the classes can be
%   separated without an error, the parameters grow without limit, and how large
%   they become depends on MaxIter. A small lambda (0.01) prevents that.
%
%   After Ctrl-C f runs to its end, and the lowest point so far is returned. A
%   second Ctrl-C ends the script, also in f. (In MATLAB the first one does.)
%
%   Method: the direction is -H * grad, where H comes from the last steps s and
%   changes y of the gradient: 60 of them, and with more than 53,000 variables as
%   many as fill 50 MB, but 5 at least. So memory grows with numel (X), not with
%   its square: with two million variables fmincg and f need less than 20 vectors
%   of that length. y is replaced by y + mu * s; mu starts at 0.3 of the
%   curvature along the first step, and falls to 0 with the cost and its
%   gradient: without it the first steps go far along flat directions, into worse
%   minima. The line search is that of More and Thuente, and ends when the slope
%   is at most 0.9 of its value at the start of the step. If it fails, the method
%   starts again with steepest descent and a search that halves and doubles.
%   D. C. Liu, J. Nocedal, On the limited memory BFGS method for large scale
%   optimization, Mathematical Programming 45 (1989) 503-528. H. Tankaria, S.
%   Sugimoto, N. Yamashita, A regularized limited memory BFGS method for
%   large-scale unconstrained optimization and its efficient implementations,
%   Computational Optimization and Applications 82 (2022) 61-88. J. J. More, D.
%   J. Thuente, Line search algorithms with guaranteed sufficient decrease, ACM
%   Trans. Math. Software 20 (1994) 286-307.
%
%   Errors: backprop:usage, backprop:type, backprop:size, backprop:option for
%   the arguments (backprop:type also for a function that does not exist);
%   backprop:cost if f does not return a cost and its gradient.
%
%   Example:
%     f = @(x, c) deal (sum ((x - c) .^ 2), 2 * (x - c));
%     [x, fx] = fmincg (f, [0 0 0], optimset ('MaxIter', 50), [1 2 3]) % 1 2 3
%
%   See also fminlbfgs, nntrain, fminunc, optimset, nnCostFunction, nncheck.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 2
  error ('backprop:usage', 'fmincg: needs f and X');
end
if nargin < 3
  options = [];
end
limit = max_iter (options);

how.MaxIter = limit;
how.MaxFunEvals = Inf;
progress = @(run, at) show (at.iterations, at.f, at.iterations);
if limit < 0
  how.MaxIter = Inf;
  how.MaxFunEvals = -limit;
  progress = @(run, at) show (at.evaluations, at.f, at.iterations);
end
how.Memory = 0;
how.Differences = false;
how.TolGrad = 0;
how.TolFun = 0;
how.TolX = 0;
held = hold_interrupt ();
[X, at, info, calls, grad, fX, reason] = ...
  minimise_lbfgs ('fmincg', {'f', 'X'}, f, X, varargin, how, progress); %#ok
fprintf ('\n');
if info ~= 0
  fprintf ('fmincg: ended after %d iterations: %s\n', at.iterations, reason);
end
i = at.iterations;
if i > 0
  fX(1) = [];                            % that at the start
end
if limit < 0
  i = calls;
end
end

function n = max_iter (options)
n = 100;
if isempty (options)
  return
end
if ~ isstruct (options) || numel (options) ~= 1
  error ('backprop:type', ['fmincg: options must be a struct, from ', ...
         'optimset, or [], but is %s'], describe_value (options));
end
if ~ isfield (options, 'MaxIter') || isempty (options.MaxIter)
  return
end
given = plain_text (options.MaxIter);
n = given;
if ischar (given)
  n = str2double (given);
end
if ~ (isnumeric (n) || islogical (n)) || ~ isreal (n) || numel (n) ~= 1 ...
   || ~ (n == fix (n))
  error ('backprop:option', ['fmincg: options.MaxIter must be a whole ', ...
         'number, but is %s'], describe_value (given));
end
n = full (double (n));
end

function info = show (i, J, iteration)
if iteration > 0
  fprintf ('Iteration %5i | Cost: %4.6e\r', i, J);
  if exist ('OCTAVE_VERSION', 'builtin')
    fflush (stdout);
  end
end
info = 0;
end

%!demo
%! % Rosenbrock's valley
%! rosenbrock = @(x) deal (100 * (x(2) - x(1)^2)^2 + (1 - x(1))^2, ...
%!   [-400 * x(1) * (x(2) - x(1)^2) - 2 * (1 - x(1)); 200 * (x(2) - x(1)^2)]);
%! [x, fx] = fmincg (rosenbrock, [-1.2; 1]);
%! plot (log10 (fx(1:end-1)), 'o-', 'linewidth', 1.5);
%! xlabel ('iteration');  ylabel ('log10 of the cost');

%!function [J, grad] = bowl (x, centre, scale)
%!  J = scale * sum ((x(:) - centre(:)) .^ 2);
%!  grad = 2 * scale * (x - centre);
%!endfunction
%!function [J, grad] = valley (x)
%!  J = 100 * (x(2) - x(1) ^ 2) ^ 2 + (1 - x(1)) ^ 2;
%!  grad = [-400 * x(1) * (x(2) - x(1) ^ 2) - 2 * (1 - x(1));
%!          200 * (x(2) - x(1) ^ 2)];
%!endfunction
%!function [J, grad] = well (x, outside)
%!  J = sum (x(:) - log (abs (x(:))));      % lowest at 1; defined for x > 0
%!  grad = 1 - 1 ./ x;
%!  if any (x(:) <= 0)
%!    J = outside;
%!  end
%!endfunction
%!function [J, grad] = wall (x, outside)
%!  J = -x;
%!  grad = -1;
%!  if x > 1
%!    J = outside;
%!  end
%!endfunction
%!function [J, grad] = counted (x, stop)
%!  global fmincg_calls
%!  fmincg_calls = fmincg_calls + 1;
%!  if fmincg_calls == stop
%!    error ('mine:id', 'call %d of 100%%', stop);
%!  end
%!  [J, grad] = valley (x);
%!endfunction
%!function [x, fX, i, text] = quiet (varargin)
%!  text = evalc ('[x, fX, i] = fmincg (varargin{:});');
%!endfunction

%!test % a quadratic: the solution of a linear system
%! A = [4 1 0; 1 3 -1; 0 -1 2];
%! b = [2; -8; 8];
%! x = quiet (@(x) deal (x' * A * x / 2 - b' * x, A * x - b), [0; 0; 0]);
%! assert (x, [1; -2; 3], 1e-7)
%!test % Rosenbrock's valley: to the last digit, in less iterations than allowed
%! [x, fX, i] = quiet (@valley, [-1.2; 1]);
%! assert (x, [1; 1], 1e-10)
%! assert (i, numel (fX))
%! assert (i < 60)
%! assert (fX(end) < 1e-20)
%!test % fX: a row for each iteration, never rising; the last one is the cost of X
%! s = 10 .^ linspace (0, 6, 50)';
%! f = @(x) deal (sum (s .* (x - 1) .^ 2) / 2, s .* (x - 1));
%! [x, fX, i] = quiet (f, zeros (50, 1));
%! assert (size (fX), [100, 1])
%! assert (i, 100)
%! assert (all (diff (fX) <= 0))
%! assert (fX(end), sum (s .* (x - 1) .^ 2) / 2)
%! assert (fX(end) < 325)                % where the course's is after as many
%!test % the handwritten digits: lower than the course's after 20 and 50
%! [X, y] = nndigits ();
%! f = @(t) nnCostFunction (t, 64, 25, 10, X / 16, y, 0.1);
%! [t, fX] = quiet (f, 0.2 * sin (1:1885)', optimset ('MaxIter', 50));
%! assert (fX([20, 50])' <= [1.180180, 0.258905])
%!test % X keeps its shape, and f is called with it; grad a row or a column
%! centre = [1 2 3; 4 5 6];
%! assert (quiet (@bowl, zeros (2, 3), [], centre, 1), centre, 1e-10)
%! assert (quiet (@bowl, zeros (1, 6), [], 1:6, 1), 1:6, 1e-10)
%! for x0 = {zeros(1, 6), zeros(6, 1), zeros(1, 2, 3)}
%!   f = @(x) deal (sum ((x(:)' - (1:6)) .^ 2), 2 * (x(:)' - (1:6)));
%!   x = quiet (f, x0{1});
%!   assert (size (x), size (x0{1}))
%!   assert (x(:)', 1:6, 1e-10)
%! end
%!test % classes: single stays single, all others become double
%! x = quiet (@bowl, single ([0 0]), [], single ([3 4]), 1);
%! assert (class (x), 'single')
%! assert (x, single ([3 4]), 1e-5)
%! for x0 = {int8([0 0]), uint8([0 0]), [false true], sparse([0 0])}
%!   x = quiet (@(x) deal (sum ((x - 0.5) .^ 2), 2 * x - 1), x0{1});
%!   assert (x, [0.5 0.5], 1e-10)
%!   assert (class (x), 'double')
%! end
%! x = quiet (@(x) deal (single (x ^ 2), single (2 * x)), 3);
%! assert (class (x), 'double')
%!test % extra arguments, and f by name
%! assert (quiet ('bowl', [0; 0], [], [5; 6], 3), [5; 6], 1e-10)
%! assert (quiet ('bowl', [0; 0], struct (), [5; 6], 3), [5; 6], 1e-10)
%!test % MaxIter: iterations
%! for n = {0, 1, 7, int8(7), single(7), '7', ' 7 ', true}
%!   [x, fX, i] = quiet (@valley, [-1.2; 1], struct ('MaxIter', n));
%!   k = n{1};
%!   if ischar (k)
%!     k = 7;
%!   end
%!   k = double (k);
%!   assert (i, k)
%!   assert (size (fX), [max(k, 1), 1])
%! end
%!test % MaxIter: 100 unless given
%! s = (1:400)' .^ 3;
%! f = @(x) deal (sum (s .* x .^ 2), 2 * s .* x);
%! for o = {[], struct(), optimset('GradObj', 'on'), struct('MaxIter', [])}
%!   [x, fX, i] = quiet (f, ones (400, 1), o{1});
%!   assert (i, 100)
%! end
%! [x, fX, i] = quiet (f, ones (400, 1));
%! assert (i, 100)
%!test % MaxIter negative: calls of f, never more
%! global fmincg_calls
%! for n = -12:-1
%!   fmincg_calls = 0;
%!   [x, fX, i] = quiet (@counted, [-1.2; 1], struct ('MaxIter', n), 0);
%!   assert (fmincg_calls, -n)
%!   assert (i, -n)
%!   assert (numel (fX) < max (-n, 2))
%!   assert (valley (x), [valley([-1.2; 1]); fX](end))
%! end
%! [x, fX] = quiet (@valley, [-1.2; 1], struct ('MaxIter', '-3'));
%! assert (numel (fX) <= 2)
%!test % what it prints
%! [x, fX, i, text] = quiet (@valley, [-1.2; 1], struct ('MaxIter', 12));
%! assert (text, [sprintf('Iteration %5i | Cost: %4.6e\r', [1:12; fX']), "\n"])
%! [x, fX, i, text] = quiet (@valley, [-1.2; 1], struct ('MaxIter', 0));
%! assert (text, "\n")
%! assert (x, [-1.2; 1])
%!test % a cost that is not finite on the way: a shorter step
%! for outside = [NaN, Inf, -Inf]
%!   [x, fX] = quiet (@well, [30; 0.01; 5], [], outside);
%!   assert (x, [1; 1; 1], 1e-7)
%!   assert (fX(end), 3, 1e-12)
%!   x = quiet (@wall, 0.3, [], outside);
%!   assert (x <= 1 && x > 0.999)
%! end
%!test % a kink, where the gradient does not become zero
%! [x, fX, i] = quiet (@(x) deal (sum (abs (x)), sign (x)), [1.3; -0.7; 2.1]);
%! assert (x, [0; 0; 0], 1e-10)
%! assert (all (diff (fX) <= 0))
%!test % no lower cost: at a minimum, and with a gradient that is wrong
%! [x, fX, i] = quiet (@bowl, [1 2], [], [1 2], 1);
%! assert (x, [1 2])
%! assert ({fX, i}, {0, 0})
%! [x, fX, i, text] = quiet (@(x) deal (sum (x .^ 2), -2 * x), [1 2]);
%! assert ({x, fX, i}, {[1 2], 5, 0})
%! assert (text, ["\nfmincg: ended after 0 iterations: no lower cost was found along the ", ...
%!                "gradient, which may be wrong: nncheck would tell\n"])
%!function [J, grad] = turns (x, into)
%!  global fmincg_calls
%!  fmincg_calls = fmincg_calls + 1;
%!  [J, grad] = valley (x);
%!  if fmincg_calls > 8
%!    J = into;
%!  end
%!endfunction
%!test % a cost that becomes NaN, infinite or complex: the best X so far, and the reason
%! global fmincg_calls
%! for into = [NaN, Inf, 2i]
%!   fmincg_calls = 0;
%!   [x, fX, i, text] = quiet (@turns, [-1.2; 1], [], into);
%!   assert (fX(end), valley (x))
%!   assert (i >= 3 && i < 8)
%!   assert (fX(end) < 4.2)
%!   kind = {'complex', 'NaN', 'Inf'}{1 + isreal(into) * (1 + isinf (real (into)))};
%!   assert (~ isempty (regexp (text, ['\nfmincg: ended after \d+ iterations: no lower cost ', ...
%!     'was found along the gradient \(the cost .*', kind, ' at the last point tried\)\n$'])))
%! end
%!function [J, grad] = keeping (x)
%!  global fmincg_kept
%!  fmincg_kept{end+1} = x;
%!  [J, grad] = valley (x);
%!endfunction
%!test % values that the cost function stores do not change
%! global fmincg_kept
%! fmincg_kept = {};
%! quiet (@keeping, [-1.2; 1]);
%! J = cellfun (@valley, fmincg_kept);
%! assert (fmincg_kept{1}, [-1.2; 1])
%! assert (numel (unique (J)) > 30)
%! clear -global fmincg_kept
%!test % the reason for an end before MaxIter
%! [x, fX, i, text] = quiet (@valley, [-1.2; 1]);
%! assert (i < 60)
%! assert (~ isempty (regexp (text, '\nfmincg: ended after \d+ iterations: the gradient is zero\n$')))
%! [x, fX, i2] = quiet (@valley, [-1.2; 1], struct ('MaxIter', Inf));
%! assert (i2, i)
%!test % it ends where the decrease is smaller than the rounding errors
%! s = (1:30)';
%! f = @(x) deal (1e8 + sum (s .* x .^ 2), 2 * s .* x);
%! [x, fX, i] = quiet (f, ones (30, 1));
%! assert (all (diff (fX) < 0))
%! assert (i < 60)
%! assert (fX(end), 1e8, 1e-6)
%!test % it ends if the function has no lower bound
%! [x, fX] = quiet (@(x) deal (-sum (exp (x)), -exp (x)), [1 2]);
%! assert (all (isfinite ([x, fX'])))
%!test % an error in f is passed on unchanged, and f is not called again
%! global fmincg_calls
%! for n = [1, 2, 5]
%!   fmincg_calls = 0;
%!   try
%!     quiet (@counted, [-1.2; 1], [], n);
%!     error ('test:none', 'no error');
%!   catch e
%!     assert (e.identifier, 'mine:id')
%!     assert (e.message, sprintf ('call %d of 100%%', n))
%!     assert (e.stack(1).name, 'counted')
%!   end
%!   assert (fmincg_calls, n)
%! end
%! clear -global fmincg_calls
%!test % a minimisation within the cost of another: b minimises (b - a)^2 + b^2
%! inner = @(a) quiet (@(b) deal ((b - a) ^ 2 + b ^ 2, 4 * b - 2 * a), 0);
%! f = @(a) deal (inner (a) ^ 2 + (a - 3) ^ 2, inner (a) + 2 * (a - 3));
%! assert (quiet (f, 0), 2.4, 1e-8)

%!error <^fmincg: needs f and X$> fmincg (@sin)
%!error <^fmincg: f must be a function handle or a function's name, but is 3$>
%! fmincg (3, 1)
%!error <^fmincg: f must be a function handle or a function's name, but is a cell$>
%! fmincg ({@sin}, 1)
%!error <^fmincg: X must be real numbers, but is complex$> fmincg (@sin, 1i)
%!error <^fmincg: X must be real numbers, but is a cell$> fmincg (@sin, {1})
%!error <^fmincg: X must be real numbers, but is a function handle$>
%! fmincg (@sin, @sin)
%!error <^fmincg: X must be real numbers, but is 'a'$> fmincg (@sin, 'a')
%!error <^fmincg: X must be real numbers, but is an object of class inputParser$>
%! fmincg (@sin, inputParser ())
%!error <^fmincg: X must not be empty, but is an empty 0-by-0 double$>
%! fmincg (@sin, [])
%!error <^fmincg: options must be a struct, from optimset, or \[\], but is 50$>
%! fmincg (@sin, 1, 50)
%!error <^fmincg: options must be a struct, from optimset, or \[\], but is a cell$>
%! fmincg (@sin, 1, {'MaxIter', 50})
%!error <^fmincg: options.MaxIter must be a whole number, but is 2.5$>
%! fmincg (@sin, 1, struct ('MaxIter', 2.5))
%!error <^fmincg: options.MaxIter must be a whole number, but is NaN$>
%! fmincg (@sin, 1, struct ('MaxIter', NaN))
%!error <^fmincg: options.MaxIter must be a whole number, but is 'ten'$>
%! fmincg (@sin, 1, struct ('MaxIter', 'ten'))
%!error <^fmincg: options.MaxIter must be a whole number, but is a 1-by-2 double$>
%! fmincg (@sin, 1, struct ('MaxIter', [1 2]))
%!error <^fmincg: options.MaxIter must be a whole number, but is a cell$>
%! fmincg (@sin, 1, struct ('MaxIter', {{1}}))
%!error <^fmincg: f must return a gradient of 1885 entries \(as many as X\), but returned 10$>
%! fmincg (@(x) deal (1, ones (10, 1)), ones (1885, 1))
%!error <^fmincg: the gradient that f returns must be real numbers, but is complex$>
%! fmincg (@(x) deal (1, 1i), 1)
%!error <^fmincg: the gradient that f returns must be real numbers, but is a cell$>
%! fmincg (@(x) deal (1, {1}), 1)
%!error <^fmincg: the cost that f returns must be one real number, but is complex$>
%! fmincg (@(x) deal (1i, 1), 1)
%!error <^fmincg: the cost that f returns must be one real number, but is a 1-by-3 double$>
%! fmincg (@(x) deal (x, x), 1:3)
%!error <^fmincg: the cost that f returns must be one real number, but is an empty 0-by-0 double$>
%! fmincg (@(x) deal ([], x), 1:3)
%!error <^fmincg: the cost that f returns must be one real number, but is a function handle$>
%! fmincg (@(x) deal (@sin, x), 1:3)
%!error <^fmincg: f must return a finite cost and gradient at the start, but the cost is NaN$>
%! fmincg (@(x) deal (NaN, x), 1:3)
%!error <^fmincg: f must return a finite cost and gradient at the start, but the cost is -Inf$>
%! fmincg (@(x) deal (-Inf, x), 1:3)
%!error <^fmincg: f must return a finite cost and gradient at the start, but 2 of 3 entries of the gradient are not$>
%! fmincg (@(x) deal (1, [1 Inf NaN]), 1:3)
%!error <^fmincg: f must be a function's name, but there is no no_such_function_here$>
%! fmincg ('no_such_function_here', 1)
%!error <^fmincg: f must be a function, but there is no no_such_function_here$>
%! fmincg (@no_such_function_here, 1)
%!error <^fmincg: f must return the cost and its gradient, \[J, grad\] = f \(X\), but returned one value$> fmincg (@(x) x' * x, [1; 2])
