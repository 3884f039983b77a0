function minimisers (other)
% MINIMISERS  The costs that fmincg, fminlbfgs and fminunc reach, by iterations and by calls of f.
%
%   minimisers ()
%   minimisers (@other)
%
%   Prints, for each problem, the cost after 20, 50, 100, 200 and 400 iterations
%   (of fmincg) and after as many calls of f (of all): the geometric mean over the
%   starts. With the handle of another function that is called as fmincg is, such as
%   the course's own file under another name, that one too, and the ratio of the two
%   costs (fmincg / other), its mean and its worst over the starts.
%   No time is measured. minimisers.md has the table. fminunc keeps square matrices: with
%   more than 1,000 variables it is run only from the first start, and with more than
%   5,000 it is left out.
%
%   Run it from this folder with the package loaded:
%     octave-cli --no-history -q --eval "pkg load backprop; minimisers ()"

% SPDX-License-Identifier: GPL-3.0-or-later

most = @(o) optimset ('GradObj', 'on', 'TolX', 0, 'TolFun', 0, 'MaxIter', o.MaxIter, ...
                      'MaxFunEvals', Inf);
who = struct ('name', {'fmincg', 'fminlbfgs', 'fminunc'}, 'call', {@fmincg, ...
              @(f, x0, o) fminlbfgs(f, x0, most (o)), ...
              @(f, x0, o) fminunc(f, x0, most (o))}, ...
              'costs', {true, false, false}, 'variables', {Inf, Inf, 5000}, ...
              'all_starts', {Inf, Inf, 1000});
if nargin > 0
  who(end + 1) = struct ('name', func2str (other), 'call', other, 'costs', true, ...
                         'variables', Inf, 'all_starts', Inf);
end
at = [20, 50, 100, 200, 400];
todo = problems ();
for p = 1:numel (todo)
  fprintf ('%s\n  %-28s%s\n', todo(p).name, '', sprintf ('%11d', at));
  n = numel (todo(p).starts{1});
  for w = reshape (find (n <= [who.variables]), 1, [])
    starts = numel (todo(p).starts);
    if n > who(w).all_starts
      starts = 1;
    end
    for s = 1:starts
      [fX{w}(s,:), fcalls{w}(s,:), ratio(s)] = ...
        curves (who(w), todo(p).f, todo(p).starts{s}, at);
    end
    if who(w).costs
      row (who(w).name, 'iterations', mean_of (fX{w}));
    end
    row (who(w).name, 'calls', mean_of (fcalls{w}));
    if starts < numel (todo(p).starts)
      row ('fmincg', 'that start', fcalls{1}(1,:));
    end
    if who(w).costs
      fprintf ('  %.2f calls an iteration\n', mean (ratio));
    end
  end
  if nargin > 0
    row ('fmincg / other', 'iterations', mean_of (fX{1} ./ fX{end}));
    row ('', 'worst start', max (fX{1} ./ fX{end}, [], 1));
    row ('fmincg / other', 'calls', mean_of (fcalls{1} ./ fcalls{end}));
    row ('', 'worst start', max (fcalls{1} ./ fcalls{end}, [], 1));
  end
  clear fX fcalls ratio
end
end

% The cost after these numbers of iterations and calls, from one run.
function [fX, fcalls, ratio] = curves (who, f, x0, at)
global costs
costs = [];
f = @(x) traced (f, x);
evalc ('[x, fX] = who.call (f, x0, struct (''MaxIter'', 400));');
lowest = cummin (costs(:));
ratio = (numel (lowest) - 1) / max (numel (fX), 1);
fX = pick ([lowest(1); fX(:)], at + 1);
fcalls = pick (lowest, at);
costs = [];
end

function [J, grad] = traced (f, x)
global costs
[J, grad] = f (x);
costs(end + 1) = J;
end

function v = pick (v, at)
v = v(min (at, numel (v)))';
end

function v = mean_of (M)
v = exp (mean (log (M), 1));
end

function row (name, by, v)
fprintf ('  %-16s%-12s%s\n', name, by, sprintf ('%11.4g', v));
end

function p = problems ()
p = struct ('name', {}, 'f', {}, 'starts', {});
[X, y] = nndigits ();
starts = cell (1, 10);
for s = 1:10
  rand ('twister', s);
  Theta1 = randInitializeWeights (64, 25);
  Theta2 = randInitializeWeights (25, 10);
  starts{s} = [Theta1(:); Theta2(:)];
end
for lambda = [0.1, 1]
  p = add (p, sprintf ('digits 64-25-10, X / 16, lambda %g', lambda), ...
           @(t) nnCostFunction (t, 64, 25, 10, X / 16, y, lambda), starts);
end
p = add (p, 'digits 64-25-10, X as it is, lambda 1', ...
         @(t) nnCostFunction (t, 64, 25, 10, X, y, 1), starts);
folder = '/usr/share/datasets/fashion-mnist';      % Debian's dataset-fashion-mnist
if exist (folder, 'dir')
  A = nnreadidx (fullfile (folder, 'train-images-idx3-ubyte.gz'));
  b = double (nnreadidx (fullfile (folder, 'train-labels-idx1-ubyte.gz'))) + 1;
  net = nncreate ([784 100 10], 'Lambda', 1, 'Scale', 255);
  A = A(1:10000,:);
  b = b(1:10000);
  p = add (p, 'Fashion-MNIST, 10,000 images, 784-100-10, lambda 1', ...
           @(t) nncost (t, net, A, b), {nninit(net, 1)});
end
p = add (p, 'Rosenbrock, 2 variables', @rosenbrock, {[-1.2; 1]});
p = add (p, 'Rosenbrock, 1000 variables', @rosenbrock, ...
         {repmat([-1.2; 1], 500, 1)});
p = add (p, 'Powell''s singular function', @powell, {[3; -1; 0; 1]});
s = 10 .^ linspace (0, 6, 50)';
p = add (p, 'quadratic, 50 curvatures from 1 to 1e6', ...
         @(x) deal (sum (s .* (x - 1) .^ 2) / 2, s .* (x - 1)), {zeros(50, 1)});
p = add (p, 'kink: sum of |x|, 3 variables', ...
         @(x) deal (sum (abs (x)), sign (x)), {[1.3; -0.7; 2.1]});
end

function p = add (p, name, f, starts)
p(end + 1) = struct ('name', name, 'f', f, 'starts', {starts});
end

function [J, grad] = rosenbrock (x)
a = x(1:2:end);
b = x(2:2:end);
J = sum (100 * (b - a .^ 2) .^ 2 + (1 - a) .^ 2);
grad = zeros (size (x));
grad(1:2:end) = -400 * a .* (b - a .^ 2) - 2 * (1 - a);
grad(2:2:end) = 200 * (b - a .^ 2);
end

function [J, grad] = powell (x)
a = x(1) + 10 * x(2);
b = x(3) - x(4);
c = x(2) - 2 * x(3);
d = x(1) - x(4);
J = a ^ 2 + 5 * b ^ 2 + c ^ 4 + 10 * d ^ 4;
grad = [2*a + 40*d^3; 20*a + 4*c^3; 10*b - 8*c^3; -10*b - 40*d^3];
end
