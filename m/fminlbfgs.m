function [x, fval, info, output, grad] = fminlbfgs (fcn, x0, options)
% FMINLBFGS  Minimise a function of many variables, in little memory.
%
%   x = fminlbfgs (fcn, x0)
%   x = fminlbfgs (fcn, x0, options)
%   [x, fval, info, output, grad] = fminlbfgs (...)
%   options = fminlbfgs ('defaults')
%
%   The call, the options and the results of fminunc, for many variables:
%   fminunc keeps matrices of n-by-n numbers, fminlbfgs keeps vectors of n
%   numbers, 16 to 130 of them. A script that calls fminunc can call it instead.
%
%   Which to take: fminunc for up to some hundred variables (with the 10,285 of
%   the course's network, one of its iterations takes 1.9 s and 1.75 GB); fmincg
%   for scripts of the course; nntrain to train a network; fminlbfgs for all
%   others.
%
%   fcn      what to minimise, a function handle or a function's name.
%            fval = fcn (x) is a real number; with the option GradObj 'on'
%            [fval, grad] = fcn (x) gives the gradient too, with as many entries
%            as x (a column, a row or of x's shape).
%   x0       where to start: real numbers, any shape. fcn is called with an x of
%            that shape; of class single if x0 is single, otherwise double.
%   options  a struct, from optimset or plain, or []. These of its fields are
%            used, in any letter case; a number may also be a text:
%     GradObj      'on': fcn gives the gradient. 'off' (default, as in fminunc):
%                  it is computed by central differences, 2 n calls of fcn each
%     MaxIter      iterations at most, 400
%     MaxFunEvals  evaluations of fcn (and its gradient) at most, Inf
%     TolFun       1e-6: ends when max (abs (grad) .* max (abs (x), 1)) <=
%                  TolFun twice in a row (info 1), and when six iterations in a
%                  row lower fval by less than TolFun times the sum of both
%                  values (info 3)
%     TolX         1e-6: ends when three steps in a row are shorter than TolX
%                  times x (info 2). When info 2 or 3 would end it for the first
%                  time, it goes on without the regularization (see below); from
%                  then on, four times as many in a row are needed
%     OutputFcn    stop = fun (x, now, state), a handle or a name, or a cell of
%                  them: called at the start ('init'), after each iteration
%                  ('iter') and in the end ('done'); true stops it (info -1). now
%                  is a struct with Octave's fields iter, funccount, fval,
%                  searchdirection (the iteration's step) and MATLAB's iteration,
%                  stepsize, gradient and firstorderopt (max (abs (grad)))
%     Display      'off' (default, as in Octave's fminunc) or 'none'; 'iter': a
%                  line for each iteration; 'final': why it ended; 'notify': the
%                  same, but only if it has not converged. 'iter-detailed' and
%                  the like do the same
%     Memory       past steps that are kept. 60 by default, and with more than
%                  53,000 variables as many as fill 50 MB, but 5 at least.
%                  (optimset does not know this one and warns: set it by
%                  options.Memory = 50.)
%            MATLAB's names work too: SpecifyObjectiveGradient, MaxIterations,
%            MaxFunctionEvaluations, OptimalityTolerance (TolFun of the
%            gradient), FunctionTolerance (TolFun of fval), StepTolerance.
%
%   x        the lowest point that was reached, of x0's shape
%   fval     its value
%   info     why it ended, as in fminunc: 1 the gradient, 2 the step, 3 the
%            decrease is within its tolerance; 0 MaxIter or MaxFunEvals is
%            reached; -1 OutputFcn or Ctrl-C stopped it; -3 no lower value was
%            found along the gradient: at a kink, at the limit of rounding, or
%            because the gradient is wrong (nncheck or checkNNGradients tell)
%   output   a struct: iterations, successful, funcCount, firstorderopt, message,
%            algorithm, and history: the lowest value after each iteration
%   grad     the gradient at x, of x0's shape
%
%   A value or gradient that is not finite at the start is an error. Later, if it
%   is not finite or is complex, the step is shortened; if that does not help,
%   fminlbfgs ends with the lowest point so far, and output.message says so. An
%   error in fcn is passed on unchanged. After Ctrl-C fcn runs to its end, and
%   the lowest point so far is returned (grad is NaN if it is not known yet); a
%   second Ctrl-C ends the script, also in fcn. (In MATLAB the first one does.)
%   With lambda 0 a network's cost may have no minimum, see fmincg.
%
%   Method: as in fmincg, L-BFGS with regularized changes of the gradient: y is
%   replaced by y + mu * s. J. Nocedal, S. J. Wright, Numerical Optimization, 2nd
%   ed., Springer 2006, section 7.2; H. Tankaria, S. Sugimoto, N. Yamashita, A
%   regularized limited memory BFGS method for large-scale unconstrained
%   optimization and its efficient implementations, Computational Optimization
%   and Applications 82 (2022) 61-88. It solves 38 of the 40 problems in
%   tests/minimise.tst. bench/minimisers.md has the measurements.
%
%   Errors: backprop:usage, backprop:type, backprop:size, backprop:option for
%   the arguments; backprop:cost if fcn does not return a value and its gradient
%   as described.
%
%   Example:
%     [X, y] = nndigits ();
%     net = nncreate ([64 25 10], 'Lambda', 0.3);
%     cost = @(theta) nncost (theta, net, X / 16, y);
%     options = optimset ('GradObj', 'on', 'MaxIter', 100);
%     [theta, J] = fminlbfgs (cost, nninit (net, 1), options);
%
%   See also fmincg, nntrain, fminunc, optimset, nncost.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin == 1 && ischar (fcn) && strcmp (fcn, 'defaults')
  x = defaults ();
  return
end
if nargin < 2
  error ('backprop:usage', 'fminlbfgs: needs fcn and x0');
end
if nargin < 3
  options = [];
end
how = settings (options);

held = hold_interrupt ();
how.show (0, []);
[x, at, info, evaluations, grad, history, reason] = ...
  minimise_lbfgs ('fminlbfgs', {'fcn', 'x0'}, fcn, x0, {}, how, reporter (how));

calls = evaluations * how.Calls (numel (x));
fval = at.f;
output.iterations = at.iterations;
output.successful = at.iterations;
output.funcCount = calls;
output.firstorderopt = max (abs (grad(:)));
output.message = reason;
if info == -1 && isempty (reason)
  output.message = 'OutputFcn stopped it';
end
output.algorithm = 'L-BFGS, regularized';
output.history = history(2:end);
if ~ isempty (how.OutputFcn)
  call_all (how, x, values (how, fval, grad, zeros (size (x)), at.iterations, ...
                            evaluations), 'done');
end
if any (strcmp (how.Display, {'iter', 'final'})) ...
   || (strcmp (how.Display, 'notify') && info < 1)
  fprintf ('fminlbfgs: %s; value %g after %d iterations and %d evaluations\n', ...
           output.message, fval, at.iterations, evaluations);
end
end

% info = told (run, at) is called after each iteration, and at the start as iteration 0;
% info is -1 if OutputFcn asks to stop.
function told = reporter (how)
before = [];
told = @report;

  function info = report (run, at)
    info = 0;
    how.show (at.iterations, [at.f, finite(at.length), at.largest, at.evaluations]);
    if ~ isempty (how.OutputFcn)
      x = backprop_mex ('lbfgs', 'x', run);
      if isempty (before)
        before = x;
      end
      states = {'init', 'iter'};
      now = values (how, at.f, backprop_mex ('lbfgs', 'grad', run), x - before, ...
                    at.iterations, at.evaluations);
      if call_all (how, x, now, states{1 + (at.iterations > 0)})
        info = -1;
      end
      before = x;
    end
  end
end

function length = finite (length)
if ~ isfinite (length)
  length = 0;                            % before the first iteration
end
end

function stop = call_all (how, x, now, state)
stop = false;
for k = 1:numel (how.OutputFcn)
  asked = feval (how.OutputFcn{k}, x, now, state);
  stop = stop || (~ isempty (asked) && any (asked(:)));
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

function how = defaults ()
how = struct ('Display', 'off', 'GradObj', 'off', 'MaxFunEvals', Inf, 'MaxIter', 400, ...
              'OutputFcn', [], 'TolFun', 1e-6, 'TolX', 1e-6);
end

function how = settings (options)
how = defaults ();
how.Memory = 0;                              % the number that minimise_memory returns
how.TolGrad = how.TolFun;
if ~ isempty (options)
  if ~ isstruct (options) || numel (options) ~= 1
    error ('backprop:type', ['fminlbfgs: options must be a struct, from ', ...
           'optimset, or [], but is %s'], describe_value (options));
  end
  how = read (how, options);
end
for name = {'MaxIter', 'MaxFunEvals', 'TolFun', 'TolX', 'TolGrad', 'Memory'}
  v = how.(name{1});
  if ischar (v)
    v = str2double (v);
  end
  if ~ (isnumeric (v) || islogical (v)) || ~ isreal (v) || numel (v) ~= 1 || ~ (v >= 0)
    error ('backprop:option', ['fminlbfgs: options.%s must be a number, 0 or ', ...
           'more, but is %s'], name{1}, describe_value (how.(name{1})));
  end
  how.(name{1}) = full (double (v));
end
how.Memory = min (1000, floor (how.Memory));
how.GradObj = one_of (how.GradObj, 'GradObj', {'on', 'off'});
how.Display = one_of (how.Display, 'Display', ...
                      {'off', 'none', 'iter', 'final', 'notify', 'iter-detailed', ...
                       'final-detailed', 'notify-detailed'});
how.Display = strrep (how.Display, '-detailed', '');
how.OutputFcn = functions_of (how.OutputFcn);
how.Differences = strcmp (how.GradObj, 'off');
how.Calls = @(n) 1 + how.Differences * 2 * n;
how.show = @(iteration, now) [];
if strcmp (how.Display, 'iter')
  how.show = @show;
end
end

% The fields of options, by optimset's names or optimoptions', in any letter case.
function how = read (how, options)
names = {'Display', 'Display'; 'GradObj', 'GradObj'; 'MaxFunEvals', 'MaxFunEvals'; ...
         'MaxIter', 'MaxIter'; 'OutputFcn', 'OutputFcn'; 'TolFun', 'TolFun'; ...
         'TolFun', 'TolGrad'; 'TolX', 'TolX'; 'Memory', 'Memory'; ...
         'SpecifyObjectiveGradient', 'GradObj'; 'MaxIterations', 'MaxIter'; ...
         'MaxFunctionEvaluations', 'MaxFunEvals'; 'OptimalityTolerance', 'TolGrad'; ...
         'FunctionTolerance', 'TolFun'; 'StepTolerance', 'TolX'};
given = fieldnames (options);
for k = 1:size (names, 1)
  at = find (strcmpi (names{k, 1}, given));
  if ~ isempty (at) && ~ isempty (options.(given{at(1)}))
    how.(names{k, 2}) = plain_text (options.(given{at(1)}));
  end
end
end

function all = functions_of (all)
if isempty (all)
  all = {};
  return
elseif ~ iscell (all)
  all = {all};
end
for k = 1:numel (all)
  if ischar (all{k})
    all{k} = str2func (all{k});
  elseif ~ isa (all{k}, 'function_handle')
    error ('backprop:option', ['fminlbfgs: options.OutputFcn must be a function ', ...
           'handle or a function''s name, or a cell of them, but is %s'], ...
           describe_value (all{k}));
  end
end
end

function word = one_of (word, name, words)
if islogical (word) && numel (word) == 1        % MATLAB takes true for 'on'
  pair = {'off', 'on'};
  word = pair{1 + word};
end
if ~ ischar (word) || ~ any (strcmpi (word, words))
  error ('backprop:option', 'fminlbfgs: options.%s must be %s or %s, but is %s', ...
         name, strjoin (words(1:end-1), ', '), words{end}, describe_value (word));
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
%! semilogy (output.history, 'o-', 'linewidth', 1.5);
%! set (gca (), 'ytick', 10 .^ (-30:5:5));
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
%!test % a kink: it ends near it, and says that no lower value was found
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
%! high = @(x) deal (1e6 + valley (x), nthargout (2, @valley, x));
%! assert (nthargout (3, @fminlbfgs, high, far, struct ('GradObj', 'on', 'TolFun', 1e-3, ...
%!                    'OptimalityTolerance', 0, 'TolX', 0)), 3)
%! assert (info (setfield (base, 'TolFun', 1e-3)), 1)
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
%!test % a value that is not finite on the way: a shorter step
%! for outside = [NaN, Inf, -Inf]
%!   f = @(x) deal (ifelse (any (x <= 0), outside, sum (x - log (abs (x)))), 1 - 1 ./ x);
%!   assert (fminlbfgs (f, [30; 0.01; 5], on), [1; 1; 1], 1e-4)
%! end
%!function v = ifelse (t, a, b)
%!  if t, v = a; else v = b; end
%!endfunction
%!test % the option Memory, which optimset does not know
%! options = optimset ('GradObj', 'on');
%! options.Memory = 5;
%! x = fminlbfgs (@valley, [-1.2; 1], options);
%! assert (x, [1; 1], 1e-4)
%!test % MATLAB's names, a number as text, the detailed displays, several OutputFcns
%! [x, fx, info, theirs] = fminlbfgs (@valley, [-1.2; 1], struct ('SpecifyObjectiveGradient', true));
%! [x2, fx2, info2, ours] = fminlbfgs (@valley, [-1.2; 1], on);
%! assert ({x, fx, info, theirs}, {x2, fx2, info2, ours})
%! X = reshape (sin (1:12), 6, 2);           # and the package's own costs
%! y = [1 2 2 1 1 2]';
%! net = nncreate ([2 3 2], 'Lambda', 0.1);
%! theta = nninit (net, 1);
%! newer = struct ('SpecifyObjectiveGradient', true, 'MaxIterations', 5);
%! older = optimset ('GradObj', 'on', 'MaxIter', 5);
%! for f = {@(t) nncost(t, net, X, y), @(t) nnCostFunction(t, 2, 3, 2, X, y, 0.1)}
%!   assert (fminlbfgs (f{1}, theta, newer), fminlbfgs (f{1}, theta, older))
%! end
%! iterations = @(o) nthargout (4, @fminlbfgs, @valley, [-1.2; 1], o).iterations;
%! assert (iterations (struct ('GradObj', 'on', 'MaxIterations', 3)), 3)
%! assert (iterations (struct ('GradObj', 'on', 'MaxIter', '3')), 3)
%! [x, fx, info, output] = fminlbfgs (@valley, [-1.2; 1], struct ('GradObj', 'on', 'MaxFunctionEvaluations', 4));
%! assert (output.funcCount, 4)
%! for o = {{'OptimalityTolerance', 1e-1, 1}, {'StepTolerance', 1, 2}, {'FunctionTolerance', 10, 3}}
%!   options = struct ('GradObj', 'on', 'TolX', 0, 'TolFun', 0, o{1}{1:2});
%!   assert (nthargout (3, @fminlbfgs, @valley, [-1.2; 1], options), o{1}{3})
%! end
%! text = evalc ("fminlbfgs (@valley, [-1.2; 1], struct ('GradObj', 'on', 'Display', 'final-detailed'));");
%! assert (numel (strfind (text, "\n")), 1)
%! global fminlbfgs_seen
%! fminlbfgs_seen = {};
%! f = @(x, now, state) note (x, now, state, 2);
%! fminlbfgs (@valley, [-1.2; 1], struct ('GradObj', 'on', 'OutputFcn', {{f, f}}));
%! assert (numel (fminlbfgs_seen), 8)
%! clear -global fminlbfgs_seen
%!test % fminlbfgs ('defaults')
%! o = fminlbfgs ('defaults');
%! assert ({o.MaxIter, o.TolFun, o.GradObj}, {400, 1e-6, 'off'})
%! assert (fminlbfgs (@valley, [-1.2; 1], setfield (o, 'GradObj', 'on')), [1; 1], 1e-4)
%!test % it does not end at the start because the value there is large
%! f = @(x) deal (1e9 + sum (x .^ 2), 2 * x);
%! [x, fx, info] = fminlbfgs (f, [30; -40], on);
%! assert (x, [0; 0], 1e-3)
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
%!error <^fminlbfgs: options.Display must be off, none, iter, final, notify, iter-detailed, final-detailed or notify-detailed, but is 'all'$> fminlbfgs (@sin, 1, struct ('Display', 'all'))
%!error <^fminlbfgs: options.OutputFcn must be a function handle or a function's name, or a cell of them, but is 3$> fminlbfgs (@sin, 1, struct ('OutputFcn', 3))
%!error <^fminlbfgs: fcn must return a gradient of 3 entries \(as many as x0\), but returned 2$> fminlbfgs (@(x) deal (1, [1 2]), 1:3, on)
%!error <^fminlbfgs: fcn must return the cost and its gradient, \[J, grad\] = fcn \(x0\), but returned one value$> fminlbfgs (@(x) x' * x, [1; 2], on)
%!error <^fminlbfgs: fcn must return a finite cost and gradient at the start, but the cost is NaN$> fminlbfgs (@(x) deal (NaN, x), 1:3, on)
%!error <^fminlbfgs: the cost that fcn returns must be one real number, but is a 1-by-3 double$> fminlbfgs (@(x) deal (x, x), 1:3, on)
%!error <^fminlbfgs: the cost that fcn returns must be one real number, but is a 1-by-3 double$> fminlbfgs (@(x) x, 1:3)
%!error <^fminlbfgs: the cost that fcn returns must be one real number, but is an empty 0-by-0 double$> fminlbfgs (@(x) [], 1:3)
%!error <^fminlbfgs: the cost and the gradient that fcn returns must be double or single, but are int32, which rounds them: use double \(X\) and double \(y\)$> fminlbfgs (@(x) int32 (sum (x .^ 2)), 1:3)
%!error <^fminlbfgs: the cost and the gradient that fcn returns must be double or single, but are uint8, which rounds them> fminlbfgs (@(x) deal (sum (x .^ 2), uint8 (2 * x)), 1:3, on)
%!error <^fminlbfgs: fcn must return the cost and its gradient, \[J, grad\] = fcn \(x0\), but returned one value$> fminlbfgs (@(x) 3, 1:3, on)
%!error <^fminlbfgs: fcn must return the cost and its gradient, \[J, grad\] = fcn \(x0\), but returned one value$> fminlbfgs ('trapz', 1:3, on)
%!error <^fminlbfgs: fcn must return the cost, J = fcn \(x0\), but returned nothing$> fminlbfgs (@(x) beep (), 1:3)
