function [x, at, info, calls, grad, history, reason] = ...
  minimise_lbfgs (caller, names, f, x0, P, how, progress)
% MINIMISE_LBFGS  L-BFGS for a cost function in Octave, used by fminlbfgs and fmincg.
%
%   [x, at, info, calls, grad, history, reason] = ...
%     minimise_lbfgs (caller, names, f, x0, P, how, progress)
%
%   caller     the public function's name, for its errors
%   names      its words for f and x0, a cell: {'fcn', 'x0'}
%   f          [J, grad] = f (x, P{:}), a handle or a name; called with x0's
%              shape, in single or otherwise in double
%   how        struct: MaxIter, MaxFunEvals; Memory, 0: the default; Differences: f
%              returns only J, and its gradient is computed by central differences;
%              and TolGrad, TolFun, TolX (0: none), see fminlbfgs
%   progress   info = progress (run, at): called at the start and after each
%              iteration; a result other than 0 ends the run; run is for backprop_mex
%
%   x, grad    the lowest point reached and the gradient there
%   at         its numbers, see backprop_mex ('lbfgs'): at.f is the cost
%   info       0 MaxIter or MaxFunEvals is reached; 1 the gradient is zero, 2 the steps
%              are short, 3 the decrease is small; -3 no lower cost is found, not even
%              along steepest descent; -1 Ctrl-C came; or the result of progress
%   calls      of f with its gradient
%   history    the cost at the start and after each iteration, a column
%   reason     info in words, unless it comes from progress
%
%   The engine tells which x to evaluate next, and this function calls f: so an error in f is
%   passed on unchanged, and f may do anything. x is a new array in each call.
%
%   The caller holds Ctrl-C (hold_interrupt): after it f runs to its end, then the run ends.
%   The result of this call of f may come from something that ended early: it is used only
%   if no other result is known.

% SPDX-License-Identifier: GPL-3.0-or-later

f = plain_text (f);
check (caller, names, f, x0);
type = 'double';
if isa (x0, 'single')
  type = 'single';
end
explain = @(e) explained (caller, names, f, how.Differences, e);
if how.Differences
  f = @(x) by_differences (caller, names, f, x, P);
  P = {};
end
try
  x0 = full (cast (x0, type));
catch e
  raise_error (e, caller);
end
engine = minimise_memory (numel (x0), 5);
engine.Threads = nnthreads ();
if how.Memory > 0
  engine.Memory = how.Memory;
end
run = backprop_mex ('lbfgs', 'begin', x0, engine);
release = onCleanup (@() backprop_mex ('lbfgs', 'free', run));
clear x0

[calls, odd, event] = deal (0);
[limit, plain, asked, told] = deal (false);
history = [];
seen = struct ('flat', 0, 'short', 0, 'little', 0);
while true
  while event == 0 && ~ limit
    x = backprop_mex ('lbfgs', 'point', run);
    [J, grad, fault] = evaluate (caller, names, f, x, P, explain);
    explain = [];
    calls = calls + 1;
    asked = backprop_mex ('hold');
    if asked
      break
    end
    odd = odd + ~ isempty (fault);
    event = backprop_mex ('lbfgs', 'tell', run, J, grad);
    told = true;
    x = [];                               % so that only one exists at a time
    grad = [];
    limit = calls >= how.MaxFunEvals;
  end
  if event == 0 && told
    event = backprop_mex ('lbfgs', 'settle', run);   % 1 if it had met a lower point
  end
  at = backprop_mex ('lbfgs', 'numbers', run);
  info = 0;
  if ~ told
    [at.f, at.largest] = deal (J, max (abs (grad(:))));
    [info, history] = deal (-1, J);
    break
  end
  if event == 3
    error ('backprop:cost', ['%s: %s must return a finite cost and ', ...
           'gradient at the start, but %s'], caller, names{1}, fault);
  elseif event == 1
    history(at.iterations + 1, 1) = at.f; %#ok
    info = progress (run, at);
    if info == 0
      [info, seen] = judge (run, at, how, history, seen, plain);
    end
  elseif event == 2
    info = -3;
  end
  asked = asked || backprop_mex ('hold');
  limit = limit || at.iterations >= how.MaxIter;
  if any (info == [2, 3]) && ~ plain && ~ limit
    info = 0;                             % it may be due to the regularization
    plain = true;
    seen = struct ('flat', 0, 'short', 0, 'little', 0);
    backprop_mex ('lbfgs', 'plain', run);
  end
  if info == 0 && asked
    info = -1;
  end
  if info ~= 0 || limit
    break
  end
  event = backprop_mex ('lbfgs', 'iterate', run);
end
if (info == 0 && at.largest == 0) || (info == -3 && (at.largest == 0 || seen.flat > 0))
  info = 1;
end
x = backprop_mex ('lbfgs', 'x', run);
if told
  grad = backprop_mex ('lbfgs', 'grad', run);
end
reason = why (info, at, how, odd, fault);
if asked && info == -1
  reason = 'interrupted by Ctrl-C';
end
end

% Whether the run ends by its tolerances; seen counts how often in a row each was met.
% Without the regularization (plain) the pairs are new, and four times as many short steps
% and small decreases are needed, because the first ones are always short.
function [info, seen] = judge (run, at, how, history, seen, plain)
info = 0;
patience = 1 + 3 * plain;
if at.largest == 0
  info = 1;
elseif how.TolGrad > 0 || how.TolFun > 0 || how.TolX > 0
  x = backprop_mex ('lbfgs', 'x', run);
  grad = backprop_mex ('lbfgs', 'grad', run);
  drop = Inf;
  if at.iterations > 0
    drop = (history(end-1) - at.f) / (abs (history(end-1)) + abs (at.f));
  end
  seen.flat = (seen.flat + 1) * (max (abs (grad(:)) .* max (abs (x(:)), 1)) <= how.TolGrad);
  seen.short = (seen.short + 1) * (at.length <= how.TolX * norm (x(:)));
  seen.little = (seen.little + 1) * (drop < how.TolFun);
  if seen.flat >= 2
    info = 1;
  elseif seen.short >= 3 * patience
    info = 2;
  elseif seen.little >= 6 * patience
    info = 3;
  end
end
end

function check (caller, names, f, x0)
if ischar (f) && size (f, 1) == 1
  if ~ any (exist (f) == [2, 3, 5, 6, 103]) %#ok
    error ('backprop:type', '%s: %s must be a function''s name, but there is no %s', ...
           caller, names{1}, f);
  end
elseif ~ isa (f, 'function_handle')
  error ('backprop:type', ['%s: %s must be a function handle or a ', ...
         'function''s name, but is %s'], caller, names{1}, describe_value (f));
end
if ~ numbers (x0)
  error ('backprop:type', '%s: %s must be real numbers, but is %s', ...
         caller, names{2}, describe_value (x0));
end
if isempty (x0)
  error ('backprop:size', '%s: %s must not be empty, but is %s', ...
         caller, names{2}, describe_value (x0));
end
end

% The cost, in double, and the gradient, in x's class. fault says what is not finite, or
% from the second call on not real; then the cost is NaN. explain raises the error of the
% first call; [] for the others.
function [J, grad, fault] = evaluate (caller, names, f, x, P, explain)
first = ~ isempty (explain);
if first
  try
    [J, grad] = feval (f, x, P{:});
  catch e
    explain (e);
  end
else
  [J, grad] = feval (f, x, P{:});
end
fault = '';
if ~ first && any_complex (J, grad)
  fault = 'the cost or its gradient is complex';
  J = NaN;
  grad = zeros (size (x), class (x));
  return
end
unrounded (caller, names, J, grad);
must (caller, names, numbers (J) && numel (J) == 1, 'cost', 'one real number', J);
must (caller, names, numbers (grad), 'gradient', 'real numbers', grad);
if numel (grad) ~= numel (x)
  error ('backprop:cost', ['%s: %s must return a gradient of %d entries ', ...
         '(as many as %s), but returned %d'], caller, names{1}, numel (x), ...
         names{2}, numel (grad));
end
J = full (double (J));
grad = full (cast (grad, class (x)));
if ~ isfinite (J)
  fault = sprintf ('the cost is %g', J);
elseif ~ isfinite (sum (0 * grad(:)))
  fault = sprintf ('%d of %d entries of the gradient are not', ...
                   sum (~ isfinite (grad(:))), numel (grad));
end
end

function yes = any_complex (J, grad)
yes = (isnumeric (J) && ~ isreal (J)) || (isnumeric (grad) && ~ isreal (grad));
end

% The error of the first call, in our words if the call itself is wrong.
function explained (caller, names, f, costs, e)
if call_without_output (e, f) && costs
  error ('backprop:cost', '%s: %s must return the cost, J = %s (%s), but returned nothing', ...
         caller, names{1}, names{1}, names{2});
elseif call_without_output (e, f)
  error ('backprop:cost', ['%s: %s must return the cost and its gradient, ', ...
         '[J, grad] = %s (%s), but returned one value'], caller, names{1}, ...
         names{1}, names{2});
end
name = f;
if ~ ischar (f)
  name = func2str (f);
end
undefined = {'Octave:undefined-function', 'MATLAB:UndefinedFunction', ''};
if any (strcmp (e.identifier, undefined)) ...
   && (~ isempty (strfind (e.message, ['''', name, ''''])) ...
       || ~ isempty (strfind (e.message, ['unable to find function for @', name])))
  error ('backprop:type', '%s: %s must be a function, but there is no %s', caller, ...
         names{1}, name);
end
rethrow (e);
end

% Central differences, with a step of the cube root of eps, relative to x. After Ctrl-C
% the remaining ones are NaN.
function [J, grad] = by_differences (caller, names, f, x, P)
one = @(J) must (caller, names, (isnumeric (J) || islogical (J)) && numel (J) == 1, ...
                 'cost', 'one real number', J);
J = feval (f, x, P{:});
unrounded (caller, names, J);
one (J);
grad = zeros (size (x), class (x));
for i = 1:numel (x)
  h = eps (class (x)) ^ (1/3) * max (1, abs (x(i)));
  ends = x(i) + [-h, h];
  values = [J, J];
  for k = 1:2
    if backprop_mex ('hold')
      grad(i:end) = NaN;
      return
    end
    moved = x;
    moved(i) = ends(k);
    there = feval (f, moved, P{:});
    one (there);
    values(k) = there;
  end
  grad(i) = (values(2) - values(1)) / (ends(2) - ends(1));
end
end

function yes = numbers (v)
yes = (isnumeric (v) || islogical (v)) && isreal (v);
end

% Integers are rounded in every operation: they come from X or y in such a class.
function unrounded (caller, names, varargin)
whole = cellfun (@isinteger, varargin);
if any (whole)
  error ('backprop:cost', ['%s: the cost and the gradient that %s returns must be double or ', ...
         'single, but are %s, which rounds them: use double (X) and double (y)'], caller, ...
         names{1}, class (varargin{find(whole, 1)}));
end
end

function must (caller, names, holds, what, be, v)
if ~ holds
  error ('backprop:cost', '%s: the %s that %s returns must be %s, but is %s', ...
         caller, what, names{1}, be, describe_value (v));
end
end

function text = why (info, at, how, odd, fault)
text = '';
if info == 0
  text = 'MaxFunEvals is reached';
  if at.iterations >= how.MaxIter
    text = 'MaxIter is reached';
  end
elseif info == 1
  text = 'the gradient is zero';
  if at.largest > 0
    text = [text, ' to within TolFun'];
  end
elseif info == 2
  text = 'the steps are shorter than TolX';
elseif info == 3
  text = 'the value falls by less than TolFun';
elseif info == -3
  text = 'no lower cost was found along the gradient';
  if odd > 0 && ~ isempty (fault)
    text = sprintf ('%s (%s at the last point tried)', text, fault);
  elseif at.iterations == 0
    text = [text, ', which may be wrong: nncheck would tell'];
  end
end
end
