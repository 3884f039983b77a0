function [named, calls] = diagnose_named (fcn, theta, net, X, Y)
% DIAGNOSE_NAMED  Names the mistakes of a function that should compute the cost of net.
%
%   [named, calls] = diagnose_named (fcn, theta, net, X, Y)
%
%   named   struct array as report.diagnosis; empty if J and grad are the network's
%   calls   of fcn: at theta, there once more, and where mistakes show (diagnose_trials)
%
%   A multiple of the right J or gradient is found here; diagnose_cost finds the other mistakes.

% SPDX-License-Identifier: GPL-3.0-or-later

[trials, calls] = make_trials (fcn, theta, net, X, Y);
[named, trials] = multiples (trials);
probe = struct ('theta', @(t) gradient (fcn, theta, t), 'y', []);
named = diagnose_joined (named, diagnose_cost (trials, trials(1), probe));
end

% grad at another point, in theta's shape; [] if fcn stops there.
function grad = gradient (fcn, theta, point)
theta(:) = point;
try
  [~, grad] = call_user (fcn, theta, 2, true);
catch
  grad = [];
end
end

% What fcn returns at theta, there once more, and at the other points of diagnose_trials.
function [trials, calls] = make_trials (fcn, theta, net, X, Y)
points = diagnose_trials (theta);
points = points([1, 1:end]);
trials = struct ('theta', {}, 'net', {}, 'X', {}, 'Y', {}, 'J', {}, 'grad', {}, 'note', {});
calls = numel (points);
for i = 1:calls
  theta(:) = points{i};                  % a row stays a row
  try
    [J, grad] = call_user (fcn, theta, 2, true);
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

% Finds J or grad that are a multiple of the right one in all trials, unless a named mistake gives
% this. They are replaced by the right ones, so that diagnose_cost finds the other mistakes.
function [found, trials] = multiples (trials)
found = diagnose_finding ();
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
    sentence = sprintf ('%s is %.10g times the right one.', names{i}, c);
    if c == 0
      sentence = sprintf ('%s is 0: it has not been computed yet.', names{i});
    end
    found = [found, diagnose_finding(['multiple-', fields{i}], sentence, ...
      sprintf ('in all %d calls (m = %d, K = %d, lambda = %g)', numel (trials), ...
               size (X, 1), net.Sizes(end), net.Lambda), ...
      repmat (['A factor is missing, or there is one too many, in the sum over the examples ', ...
               'and also in the regularization.'], 1, c ~= 0))];
    [trials.(fields{i})] = truth.(fields{i});
  end
end
end

% Whether a mistake of the catalogue gives this J or grad.
function yes = known (trial, field)
labelled = trial.net.Sizes(end) > 1 && numel (trial.Y) == size (trial.X, 1);
suspects = diagnose_suspects (trial.net, labelled);
for s = reshape (suspects, 1, [])
  how = diagnose_how (s, 1);
  [model.J, model.grad] = diagnose_mistaken (trial.theta, trial.net, double (full (trial.X)), ...
                                             double (full (trial.Y)), how);
  u = double (trial.(field)(:));
  yes = norm (u - model.(field)(:)) <= 1e-9 * norm (u);
  if yes
    return
  end
end
yes = false;
end

%!test
%! net = nncreate ([4 3 5]);
%! X = reshape (sin (1:28), 7, 4);
%! y = 1 + mod ((1:7)' * 3, 5);
%! theta = 0.7 * cos (1:35)';
%! [named, calls] = diagnose_named (@(t) nncost (t, net, X, y), theta, net, X, y);
%! assert (isempty (named))
%! assert (calls, 5)
%! f = @(t) deal (nncost (t, net, X, y), 3 * nthargout (2, @nncost, t, net, X, y));
%! named = diagnose_named (f, theta, net, X, y);
%! assert (named.sentence, 'The gradient is 3 times the right one.')
%! named = diagnose_named (@(t) deal (0, nthargout (2, @nncost, t, net, X, y)), theta, net, X, y);
%! assert (named.sentence, 'J is 0: it has not been computed yet.')
%! f = @(t) deal (7 * nncost (t, net, X, y), nthargout (2, @nncost, t, net, X, y));
%! named = diagnose_named (f, theta, net, X, y);          % a factor that has a name
%! assert (named.id, 'j-not-divided-by-m')
