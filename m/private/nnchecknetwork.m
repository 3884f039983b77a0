function report = nnchecknetwork (fcn, theta, net, X, Y, given)
% NNCHECKNETWORK  The report of nncheck on a function that claims to be net's cost.
%
%   report = nnchecknetwork (fcn, theta, net, X, Y, given)
%
%   The numbers of nncheckgradient show whether grad is the gradient of J; the engine
%   shows whether either is this network's. nndiagnose names the mistake.

% SPDX-License-Identifier: GPL-3.0-or-later

try
  [J, grad] = nncost (theta, net, X, Y);
catch e
  nnraise (e, 'nncheck');
end
report = nncheckgradient (fcn, theta, net, given);
allowed = 1e-9;                          % rounding of sums in another order
if report.precision > 1e-12
  allowed = 1e-4;                        % single somewhere inside
end
allowed = max (allowed, given.Tolerance);
same_J = abs (report.cost - J) <= allowed * max (abs (J), realmin);
grad = double (grad(:));
same_grad = numel (report.grad) == numel (grad) ...
            && norm (report.grad - grad) <= allowed * max (norm (grad), realmin);
if same_J && same_grad
  report.summary = 'J and the gradient are those of the network.';
  return
end

consistent = strcmp (report.verdict, 'right');
if same_J
  report.summary = 'J is right; only the gradient is wrong.';
elseif same_grad
  report.summary = 'The gradient is right; only J is wrong.';
elseif consistent
  report.summary = ['J and the gradient are wrong in the same way: they agree with each ', ...
    'other, so that a numerical check passes, but not with the network.'];
else
  report.summary = 'J is wrong, and so is the gradient.';
end
[trials, calls] = make_trials (fcn, theta, net, X, Y);
report.evaluations = report.evaluations + calls;
report.how = regexprep (report.how, '\d+ calls of fcn', ...
                        sprintf ('%d calls of fcn', report.evaluations));
[named, trials] = multiples (trials);
named = [named, nndiagnose(trials)];
if isempty (named)
  named = nnfinding ('differs', 'The numbers are not those of this network.', ...
    sprintf ('J is %.10g, the network''s %.10g; the gradients are %.1e apart, relatively', ...
             report.cost, J, norm (report.grad - grad) / norm (grad)), ...
    'The difference is small: is something computed in single, or a constant rounded?');
end
if isempty (report.diagnosis)
  report.diagnosis = named;
else
  % what has a name, here or there, needs no general sentence
  general = ~ all (strncmp ({named.id}, 'unexplained', 11)) ...
    & ismember ({report.diagnosis.id}, {'factor', 'part', 'order', 'zero', ...
    'complexcost', 'notscalar', 'complexgrad', 'count', 'notfinite'});
  report.diagnosis = [named(:)', report.diagnosis(~ general)];
end
report.verdict = 'wrong';
report.ok = false;
end

% What fcn gives at theta, there once more, and at the other points of nntrials.
function [trials, calls] = make_trials (fcn, theta, net, X, Y)
points = nntrials (theta);
points = points([1, 1:end]);
trials = struct ('theta', {}, 'net', {}, 'X', {}, 'Y', {}, 'J', {}, 'grad', {}, 'note', {});
calls = numel (points);
for i = 1:calls
  theta(:) = points{i};                  % a row stays a row
  try
    [J, grad] = nnask (fcn, theta, 2, true);
  catch e
    if i == 1
      rethrow (e);
    end
    continue                             % it works at theta, which is what matters
  end
  trials(end + 1) = struct ('theta', points{i}, 'net', net, 'X', X, 'Y', Y, 'J', J, ...
                            'grad', grad, 'note', repmat ('again', 1, i == 2));
end
end

% J or grad a multiple of the right one in all trials, unless by a mistake with a
% name; these become right, so that nndiagnose sees the rest.
function [found, trials] = multiples (trials)
found = nnfinding ();
good = arrayfun (@(t) isnumeric (t.J) && isreal (t.J) && numel (t.J) == 1 ...
                 && isnumeric (t.grad) && isreal (t.grad) ...
                 && numel (t.grad) == numel (t.theta), trials);
if ~ all (good)
  return
end
net = trials(1).net;
X = trials(1).X;
Y = trials(1).Y;
mine = {[trials.J]', cellfun(@(g) double (g(:)), {trials.grad}, 'UniformOutput', false)};
mine{2} = vertcat (mine{2}{:});
right = {[], []};
truth = struct ('J', {}, 'grad', {});
for t = 1:numel (trials)
  [J, grad] = nncost (trials(t).theta, net, X, Y);
  right{1}(t, 1) = J;
  right{2} = [right{2}; grad(:)];
  truth(t) = struct ('J', J, 'grad', grad);
end
fields = {'J', 'grad'};
names = {'J', 'The gradient'};
for i = 1:2
  u = double (mine{i});
  c = (right{i}' * u) / (right{i}' * right{i});
  near = norm (u - c * right{i}) <= 1e-9 * abs (c) * norm (right{i});
  if near && abs (c - 1) > 1e-9 && ~ known (trials(1), fields{i})
    found = [found, nnfinding(['multiple-', fields{i}], ...
      sprintf ('%s is the right one times %.10g.', names{i}, c), ...
      sprintf ('so in all of %d calls (m = %d, K = %d, lambda = %g)', numel (trials), ...
               size (X, 1), net.Sizes(end), net.Lambda), ...
      'A factor is missing or too many, in front of the sum and of the regularization too.')];
    [trials.(fields{i})] = truth.(fields{i});
  end
end
end

% Whether a mistake with a name gives this J or grad.
function yes = known (trial, field)
labelled = trial.net.Sizes(end) > 1 && numel (trial.Y) == size (trial.X, 1);
suspects = nnsuspects (trial.net, labelled);
for s = suspects
  how = nnmistaken ();
  how.(s.set{1}) = s.set{2};
  [model.J, model.grad] = nnmistaken (trial.theta, trial.net, double (full (trial.X)), ...
                                      double (full (trial.Y)), how);
  u = double (trial.(field)(:));
  yes = norm (u - model.(field)(:)) <= 1e-9 * norm (u);
  if yes
    return
  end
end
yes = false;
end
