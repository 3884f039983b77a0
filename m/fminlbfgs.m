function [x, fval, info, output, grad] = fminlbfgs (fcn, x0, options)
% FMINLBFGS  Minimise a function of many variables, in memory of their number.
%
%   x = fminlbfgs (fcn, x0)
%   x = fminlbfgs (fcn, x0, options)
%   [x, fval, info, output, grad] = fminlbfgs (...)
%
%   The call, the options and the results of fminunc, for many variables: where
%   fminunc keeps square matrices of n-by-n, this keeps some 50 vectors of n
%   numbers. A script that calls fminunc can call it instead.
%
%   fcn      what to minimise, a function handle or a function's name.
%            fval = fcn (x) is a real number; with the option GradObj 'on'
%            [fval, grad] = fcn (x) gives the gradient too, with as many entries
%            as x (a column, a row or of x's shape).
%   x0       where to start: real numbers, any shape. fcn is called with that
%            shape and class, single or else double.
%   options  a struct, from optimset or plain, or []. Of its fields these are
%            looked at, in any letter case:
%     GradObj      'on': fcn gives the gradient. 'off' (default, as in fminunc):
%                  it is taken by central differences, 2 n calls of fcn each
%     MaxIter      iterations at most, 400
%     MaxFunEvals  evaluations of fcn (and its gradient) at most, Inf
%     TolFun       1e-6: ends where max (abs (grad)) <= TolFun * max (1, abs
%                  (fval)) (info 1), and where an iteration lowers fval by less
%                  than TolFun of the sum of both values (info 3)
%     TolX         1e-6: ends where a step is shorter than TolX times x (info 2)
%     OutputFcn    stop = fun (x, now, state), a handle or a name: called at the
%                  start ('init'), after each iteration ('iter') and in the end
%                  ('done'); true stops it (info -1). now is a struct with
%                  Octave's fields iter, funccount, fval, searchdirection (the
%                  iteration's step) and MATLAB's iteration, stepsize, gradient
%                  and firstorderopt (max (abs (grad)))
%     Display      'off' (default, as in Octave's fminunc) or 'none'; 'iter': a
%                  line an iteration; 'final': why it ended; 'notify': that, if
%                  it has not converged
%     Memory       past steps that are kept, 3 or more, 20. (optimset does not
%                  know this one and warns: set it by options.Memory = 50.)
%
%   x        the point with the lowest value of all that were tried, as x0 lies
%   fval     its value
%   info     why it ended, as in fminunc: 1 the gradient, 2 the step, 3 the
%            decrease is within its tolerance; 0 MaxIter or MaxFunEvals is
%            reached; -1 OutputFcn stopped it; -3 no lower value was found along
%            the gradient: at a kink, at the limit of rounding, or because the
%            gradient is wrong (nncheck or checkNNGradients tell)
%   output   a struct: iterations, successful, funcCount, firstorderopt, message,
%            algorithm, and history: the lowest value after each iteration
%   grad     the gradient at x, as x0 lies
%
%   A value or gradient that is not finite is an error at the start; later on the
%   step is shortened. An error in fcn is handed on as it is.
%
%   Method: L-BFGS from the library liblbfgs by N. Okazaki. The direction is
%   -H * grad, where H comes from the last steps and changes of the gradient; the
%   step is More and Thuente's, after which the slope is at most 0.9 of what it
%   was. Where that finds none it starts again with steepest descent and a step
%   that is halved and doubled. D. C. Liu, J. Nocedal, On the limited memory BFGS
%   method for large scale optimization, Mathematical Programming 45 (1989)
%   503-528. bench/minimisers.md has what was measured.
%
%   Errors: backprop:usage, backprop:type, backprop:size, backprop:option for
%   the arguments; backprop:cost if fcn does not return what it must.
%
%   Example:
%     [X, y] = nndigits ();
%     net = nncreate ([64 25 10], 'Lambda', 0.3);
%     cost = @(theta) nncost (theta, net, X / 16, y);
%     options = optimset ('GradObj', 'on', 'MaxIter', 100);
%     [theta, J] = fminlbfgs (cost, nninit (net, 1), options);
%
%   See also fmincg, fminunc, optimset, nntrain, nncost.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 2
  error ('backprop:usage', 'fminlbfgs: needs fcn and x0');
end
if nargin < 3
  options = [];
end
how = settings (options);

how.show (0, []);
progress = @(x, f, g, step, iteration, evaluations, before) ...
  iterate (how, x, f, g, step, iteration, evaluations, before);
[x, fval, info, iterations, evaluations, grad, history] = ...
  nnminimise ('fminlbfgs', {'fcn', 'x0'}, fcn, x0, {}, how, progress);

calls = evaluations * how.Calls (numel (x));
output.iterations = iterations;
output.successful = iterations;
output.funcCount = calls;
output.firstorderopt = max (abs (grad(:)));
output.message = message (info, iterations, how);
output.algorithm = 'L-BFGS (liblbfgs)';
output.history = history;
if ~ isempty (how.OutputFcn)
  feval (how.OutputFcn, x, values (how, fval, grad, zeros (size (x)), iterations, ...
                                   evaluations), 'done');
end
if any (strcmp (how.Display, {'iter', 'final'})) ...
   || (strcmp (how.Display, 'notify') && info < 1)
  fprintf ('fminlbfgs: %s; value %g after %d iterations and %d evaluations\n', ...
           output.message, fval, iterations, evaluations);
end
end

% After each iteration, and at the start as iteration 0: whether to end, as info.
function [info, problem] = iterate (how, x, f, g, step, iteration, evaluations, before)
info = 0;
problem = [];
try
  if strcmp (how.Display, 'iter')
    how.show (iteration, [f, norm(step(:)), max(abs (g(:))), evaluations]);
  end
  stop = false;
  if ~ isempty (how.OutputFcn)
    states = {'init', 'iter'};
    now = values (how, f, g, step, iteration, evaluations);
    stop = feval (how.OutputFcn, x, now, states{1 + (iteration > 0)});
  end
  if ~ isempty (stop) && any (stop(:))
    info = -1;
  elseif max (abs (g(:))) <= how.TolFun * max (1, abs (f))
    info = 1;
  elseif iteration > 0 && norm (step(:)) <= how.TolX * norm (x(:))
    info = 2;
  elseif iteration > 0 && before - f < how.TolFun * (abs (before) + abs (f))
    info = 3;
  end
catch problem
end
end

function now = values (how, f, g, step, iteration, evaluations)
now.iter = iteration;
now.iteration = iteration;
now.funccount = evaluations * how.Calls (numel (g));
now.fval = f;
now.searchdirection = step;
now.stepsize = norm (step(:));
now.gradient = g;
now.firstorderopt = max (abs (g(:)));
end

function text = message (info, iterations, how)
switch info
  case 1
    text = 'the gradient is zero to within TolFun';
  case 2
    text = 'the step was shorter than TolX allows for';
  case 3
    text = 'the value fell by less than TolFun';
  case 0
    text = 'MaxFunEvals is reached';
    if iterations >= how.MaxIter
      text = 'MaxIter is reached';
    end
  case -1
    text = 'OutputFcn stopped it';
  otherwise
    text = 'no lower value was found along the gradient';
end
end

function show (iteration, now)
if isempty (now)
  fprintf ('%9s %12s %15s %12s %12s\n', 'iteration', 'evaluations', 'value', ...
           'step', 'gradient');
else
  fprintf ('%9d %12d %15.8g %12.4g %12.4g\n', iteration, now(4), now(1:3));
end
if exist ('OCTAVE_VERSION', 'builtin')
  fflush (stdout);
end
end

function how = settings (options)
how = struct ('GradObj', 'off', 'MaxIter', 400, 'MaxFunEvals', Inf, 'TolFun', 1e-6, ...
              'TolX', 1e-6, 'OutputFcn', [], 'Display', 'off', 'Memory', 20);
if ~ isempty (options)
  if ~ isstruct (options) || numel (options) ~= 1
    error ('backprop:type', ['fminlbfgs: options must be a struct, from ', ...
           'optimset, or [], but is %s'], describe (options));
  end
  given = fieldnames (options);
  for name = fieldnames (how)'
    k = find (strcmpi (name{1}, given));
    if ~ isempty (k) && ~ isempty (options.(given{k(1)}))
      how.(name{1}) = options.(given{k(1)});
    end
  end
end
for name = {'MaxIter', 'MaxFunEvals', 'TolFun', 'TolX', 'Memory'}
  v = how.(name{1});
  if ~ (isnumeric (v) || islogical (v)) || ~ isreal (v) || numel (v) ~= 1 || ~ (v >= 0)
    error ('backprop:option', ['fminlbfgs: options.%s must be a number, 0 or ', ...
           'more, but is %s'], name{1}, describe (v));
  end
  how.(name{1}) = full (double (v));
end
how.GradObj = one_of (how.GradObj, 'GradObj', {'on', 'off'});
how.Display = one_of (how.Display, 'Display', {'off', 'none', 'iter', 'final', 'notify'});
if ischar (how.OutputFcn)
  how.OutputFcn = str2func (how.OutputFcn);
elseif ~ isempty (how.OutputFcn) && ~ isa (how.OutputFcn, 'function_handle')
  error ('backprop:option', ['fminlbfgs: options.OutputFcn must be a function ', ...
         'handle or a function''s name, but is %s'], describe (how.OutputFcn));
end
how.Slope = 0.9;                             % few evaluations (bench/minimisers.md)
how.Differences = strcmp (how.GradObj, 'off');
how.Calls = @(n) 1 + how.Differences * 2 * n;
how.show = @(iteration, now) [];
if strcmp (how.Display, 'iter')
  how.show = @show;
end
end

function word = one_of (word, name, words)
if islogical (word) && numel (word) == 1        % MATLAB takes true for 'on'
  pair = {'off', 'on'};
  word = pair{1 + word};
end
if ~ ischar (word) || ~ any (strcmpi (word, words))
  error ('backprop:option', 'fminlbfgs: options.%s must be %s or %s, but is %s', ...
         name, strjoin (words(1:end-1), ', '), words{end}, describe (word));
end
word = lower (word);
end

%!demo
%! % Rosenbrock's valley in 1000 dimensions
%! a = @(x) x(1:2:end);  b = @(x) x(2:2:end);
%! mix = @(x, u, v) reshape ([u'; v'], size (x));
%! f = @(x) deal (sum (100 * (b (x) - a (x) .^ 2) .^ 2 + (1 - a (x)) .^ 2), ...
%!   mix (x, -400 * a (x) .* (b (x) - a (x) .^ 2) - 2 * (1 - a (x)), ...
%!        200 * (b (x) - a (x) .^ 2)));
%! options = optimset ('GradObj', 'on', 'Display', 'final');
%! [x, fx, info, output] = fminlbfgs (f, repmat ([-1.2; 1], 500, 1), options);
%! semilogy (output.history, 'o-');
%! xlabel ('iteration');  ylabel ('value');

%!function [J, grad] = valley (x)
%!  a = x(1:2:end);
%!  b = x(2:2:end);
%!  J = sum (100 * (b - a .^ 2) .^ 2 + (1 - a) .^ 2);
%!  grad = zeros (size (x));
%!  grad(1:2:end) = -400 * a .* (b - a .^ 2) - 2 * (1 - a);
%!  grad(2:2:end) = 200 * (b - a .^ 2);
%!endfunction
%!function [J, grad] = powell (x)
%!  t = [x(1) + 10 * x(2), x(3) - x(4), x(2) - 2 * x(3), x(1) - x(4)];
%!  J = t(1) ^ 2 + 5 * t(2) ^ 2 + t(3) ^ 4 + 10 * t(4) ^ 4;
%!  grad = [2*t(1) + 40*t(4)^3; 20*t(1) + 4*t(3)^3; 10*t(2) - 8*t(3)^3; ...
%!          -10*t(2) - 40*t(4)^3];
%!endfunction
%!function stop = note (x, now, state, last)
%!  global fminlbfgs_seen
%!  fminlbfgs_seen{end+1} = {x, now, state};
%!  stop = strcmp (state, 'iter') && now.iter >= last;
%!endfunction

%!shared on
%! on = struct ('GradObj', 'on');
%!test % Rosenbrock's valley of 2 and of 1000 variables
%! for n = [2, 1000]
%!   [x, f, info, output, grad] = fminlbfgs (@valley, repmat ([-1.2; 1], n / 2, 1), on);
%!   assert (x, ones (n, 1), 1e-5)
%!   assert (f < 1e-10)
%!   assert (info, 1)
%!   assert (max (abs (grad)) <= 1e-6)
%!   assert (output.firstorderopt, max (abs (grad)))
%!   assert (numel (output.history), output.iterations)
%!   assert (output.history(end), f)
%!   assert (output.iterations < 60)
%! end
%!test % Powell's singular function, whose Hessian is singular at the minimum
%! options = struct ('GradObj', 'on', 'TolFun', 1e-12, 'TolX', 0);
%! [x, f, info] = fminlbfgs (@powell, [3; -1; 0; 1], options);
%! assert (x, zeros (4, 1), 1e-3)
%! assert (f < 1e-12)
%!test % curvatures from 1 to 1e6
%! s = 10 .^ linspace (0, 6, 50)';
%! f = @(x) deal (sum (s .* (x - 1) .^ 2) / 2, s .* (x - 1));
%! options = struct ('GradObj', 'on', 'MaxIter', 5000, 'TolFun', 1e-9, 'TolX', 0);
%! [x, fx, info] = fminlbfgs (f, zeros (50, 1), options);
%! assert (x, ones (50, 1), 1e-4)
%!test % a kink: ends near it, and says that there is nothing lower
%! f = @(x) deal (sum (abs (x)), sign (x));
%! options = struct ('GradObj', 'on', 'TolFun', 0, 'TolX', 0);
%! [x, fx, info] = fminlbfgs (f, [1.3; -0.7; 2.1], options);
%! assert (fx < 1e-6)
%!test % the same minimum as fminunc's
%! options = optimset ('GradObj', 'on', 'TolFun', 1e-12, 'TolX', 1e-12);
%! f = @(x) nncost (x, nncreate ([3 2], 'Lambda', 1), magic (3), [1 2 1]);
%! [x, fx] = fminlbfgs (f, zeros (8, 1), options);
%! [x2, fx2] = fminunc (f, zeros (8, 1), options);
%! assert (fx, fx2, 1e-9)
%! assert (x, x2, 1e-4)
%!test % the shape and class of x and grad; fcn by name
%! for x0 = {zeros(1, 6), zeros(6, 1), zeros(2, 3), zeros(1, 2, 3), single(zeros(3, 2))}
%!   f = @(x) deal (sum ((x(:)' - (1:6)) .^ 2), 2 * (x(:)' - (1:6)));
%!   [x, fx, info, output, grad] = fminlbfgs (f, x0{1}, on);
%!   assert (size (x), size (x0{1}))
%!   assert (size (grad), size (x0{1}))
%!   assert (class (x), class (x0{1}))
%!   assert (double (x(:)'), 1:6, 1e-5)
%! end
%! assert (fminlbfgs ('valley', [-1.2; 1], on), [1; 1], 1e-5)
%!test % without the gradient: by differences, as fminunc does
%! [x, fx, info, output] = fminlbfgs (@(x) sum ((x - [1 2 3]) .^ 4 + x), [0 0 0]);
%! assert (x, [1 2 3] - 0.25 ^ (1/3), 1e-3)
%! assert (mod (output.funcCount, 7), 0)
%!test % 1 gradient, 2 step, 3 decrease, 0 limits, -1 OutputFcn, -3 no way down
%! far = [-1.2; 1];
%! info = @(o) nthargout (3, @fminlbfgs, @valley, far, o);
%! base = struct ('GradObj', 'on', 'TolFun', 0, 'TolX', 0);
%! assert (info (setfield (base, 'TolFun', 1e-3)), 3)
%! assert (info (setfield (base, 'TolX', 0.5)), 2)
%! assert (info (setfield (base, 'MaxIter', 3)), 0)
%! assert (info (setfield (base, 'MaxFunEvals', 3)), 0)
%! assert (info (setfield (base, 'OutputFcn', @(x, now, state) strcmp (state, 'iter'))), -1)
%! [x, fx, code, output] = fminlbfgs (@(x) deal (sum (x .^ 2), -2 * x), [1 2], on);
%! assert (code, -3)
%! assert (x, [1 2])
%! [x, fx, code, output] = fminlbfgs (@valley, [1; 1], on);
%! assert ([code, output.iterations, output.funcCount], [1, 0, 1])
%! [x, fx, code, output] = fminlbfgs (@valley, far, setfield (base, 'MaxIter', 3));
%! assert (output.iterations, 3)
%! assert (output.message, 'MaxIter is reached')
%! [x, fx, code, output] = fminlbfgs (@valley, far, setfield (base, 'MaxFunEvals', 3));
%! assert (output.funcCount, 3)
%! assert (output.message, 'MaxFunEvals is reached')
%!test % OutputFcn: Octave's fields and MATLAB's, the three states, and the end
%! global fminlbfgs_seen
%! fminlbfgs_seen = {};
%! options = struct ('gradobj', 'on', 'outputfcn', @(x, now, state) note (x, now, state, 2));
%! [x, fx, info, output] = fminlbfgs (@valley, [-1.2; 1], options);
%! states = cellfun (@(c) c{3}, fminlbfgs_seen, 'UniformOutput', false);
%! assert (states, {'init', 'iter', 'iter', 'done'})
%! assert (info, -1)
%! now = fminlbfgs_seen{3}{2};
%! assert ([now.iter, now.iteration], [2, 2])
%! assert (now.stepsize, norm (now.searchdirection))
%! assert (now.fval, output.history(2))
%! assert (now.funccount <= output.funcCount)
%! assert (now.firstorderopt, max (abs (now.gradient)))
%! assert (fminlbfgs_seen{1}{2}.fval, valley ([-1.2; 1]))
%! clear -global fminlbfgs_seen
%!test % Display
%! run = @(d, n) evalc ('fminlbfgs (@valley, [-1.2; 1], struct (''GradObj'', ''on'', ''Display'', d, ''MaxIter'', n));');
%! assert (run ('off', 3), '')
%! assert (run ('none', 3), '')
%! assert (run ('notify', 400), '')
%! assert (regexp (run ('notify', 3), '^fminlbfgs: MaxIter is reached; value \S+ after 3 iterations and \d+ evaluations\n$'), 1)
%! assert (regexp (run ('final', 400), '^fminlbfgs: the gradient is zero to within TolFun; .*\n$'), 1)
%! assert (numel (strfind (run ('iter', 3), "\n")), 6)
%!test % not finite on the way: back
%! for outside = [NaN, Inf, -Inf]
%!   f = @(x) deal (ifelse (any (x <= 0), outside, sum (x - log (abs (x)))), 1 - 1 ./ x);
%!   assert (fminlbfgs (f, [30; 0.01; 5], on), [1; 1; 1], 1e-4)
%! end
%!function v = ifelse (t, a, b)
%!  if t, v = a; else v = b; end
%!endfunction
%!test % more memory, and an optimset that knows nothing of it
%! options = optimset ('GradObj', 'on');
%! options.Memory = 5;
%! x = fminlbfgs (@valley, [-1.2; 1], options);
%! assert (x, [1; 1], 1e-4)
%!error <mine> fminlbfgs (@(x) error ('mine'), 1, on)
%!error <yours> fminlbfgs (@valley, [-1.2; 1], struct ('GradObj', 'on', 'OutputFcn', @(varargin) error ('yours')))

%!error <^fminlbfgs: needs fcn and x0$> fminlbfgs (@sin)
%!error <^fminlbfgs: fcn must be a function handle or a function's name, but is 3$> fminlbfgs (3, 1)
%!error <^fminlbfgs: x0 must be real numbers, but is complex$> fminlbfgs (@sin, 1i)
%!error <^fminlbfgs: x0 must not be empty, but is an empty 0-by-0 double$> fminlbfgs (@sin, [])
%!error <^fminlbfgs: options must be a struct, from optimset, or \[\], but is 50$> fminlbfgs (@sin, 1, 50)
%!error <^fminlbfgs: options.TolX must be a number, 0 or more, but is -1$> fminlbfgs (@sin, 1, struct ('TolX', -1))
%!error <^fminlbfgs: options.MaxIter must be a number, 0 or more, but is 'x'$> fminlbfgs (@sin, 1, struct ('MaxIter', 'x'))
%!error <^fminlbfgs: options.GradObj must be on or off, but is 'yes'$> fminlbfgs (@sin, 1, struct ('GradObj', 'yes'))
%!error <^fminlbfgs: options.Display must be off, none, iter, final or notify, but is 'all'$> fminlbfgs (@sin, 1, struct ('Display', 'all'))
%!error <^fminlbfgs: options.OutputFcn must be a function handle or a function's name, but is 3$> fminlbfgs (@sin, 1, struct ('OutputFcn', 3))
%!error <^fminlbfgs: fcn must return a gradient of 3 entries \(as many as x0\), but returned 2$> fminlbfgs (@(x) deal (1, [1 2]), 1:3, on)
%!error <^fminlbfgs: fcn must return the cost and its gradient, \[J, grad\] = fcn \(x0\), but returned one value$> fminlbfgs (@(x) x' * x, [1; 2], on)
%!error <^fminlbfgs: fcn must return a finite cost and gradient at the start, but the cost is NaN$> fminlbfgs (@(x) deal (NaN, x), 1:3, on)
%!error <^fminlbfgs: the cost that fcn returns must be one real number, but is a 1-by-3 double$> fminlbfgs (@(x) deal (x, x), 1:3, on)
