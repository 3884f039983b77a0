function diagnosis = diagnose_cost (trials, pick, probe)
% DIAGNOSE_COST  What is wrong with a cost function, in words.
%
%   diagnosis = diagnose_cost (trials, pick, probe)
%
%   trials     struct array, one call of the user's function each: theta, net, X, Y
%              (as for nncost; net.Lambda is the lambda of this call), J and grad
%              (what it returned, unchanged; [] if it returned nothing) and note
%              ('again' if the call repeats an earlier one).
%   pick       the trial, or the call of check_problems, whose numbers a report shows;
%              the first if it is left out
%   probe      handles that give grad of pick for another theta, and for other labels;
%              see diagnose_blockwise. None if it is left out
%   diagnosis  struct array, one mistake each: id, sentence, evidence, meaning,
%              line, term. Empty if all trials agree with the engine.
%
%   Each mistake that diagnose_catalogue has a model of is a hypothesis. The smallest
%   set of mistakes that gives all J and all grad, up to rounding, is named
%   (diagnose_explain). If several sets do, all of them are named, and the evidence says
%   so. Numbers that no set explains are described block by block.
%
%   Trials that help, the most useful first: parameters that are not zero, with lambda 0
%   and with another lambda (diagnose_trials makes such parameters if net is fixed);
%   different numbers of examples, some with n > m and m > K; zero parameters; a class
%   that does not occur. The sizes (n, h, K, m, lambda) must differ: if n equals K, a
%   factor n cannot be told from a factor K.

% SPDX-License-Identifier: GPL-3.0-or-later

diagnosis = diagnose_finding ();
trials = tidy (trials);
if isempty (trials)
  return
end
if nargin < 2
  pick = trials(1);
end
if nargin < 3
  probe = struct ('theta', [], 'y', []);
end
[diagnosis, trials, hopeless] = diagnose_usable (trials);
if hopeless || isempty (trials)
  return
end
truth = right (trials);
pick = find (arrayfun (@(t) isequal (t.theta, pick.theta(:)) && isequal (t.X, pick.X) ...
                       && t.net.Lambda == lambda_of (pick), trials), 1);
if isempty (pick)
  pick = 1;
end
[okJ, okgrad] = agree (trials, truth, 2e-5);
if all (okJ) && all (okgrad)
  return                                % only rounding, perhaps of single precision
end
labelled = true;
for t = 1:numel (trials)
  labelled = labelled && islabels (trials(t));
end
[suspects, catalogue] = diagnose_suspects (trials(1).net, labelled);
for looks = [1e-9, 2e-5]
  [found, J, grad] = diagnose_explain (trials, truth, suspects, looks);
  if J && grad
    break
  end
end
unexplained = diagnose_finding ();
if ~ J || ~ grad
  unexplained = diagnose_partly (trials, truth, pick, suspects, catalogue, J, grad, probe);
end
named = diagnose_described (trials, truth, pick, suspects, catalogue, found);
diagnosis = diagnose_joined (diagnosis, named, unexplained);
diagnosis = merged (diagnosis);
end

% Makes everything full and double, and leaves out calls that returned nothing.
function trials = tidy (trials)
some = true (1, numel (trials));
for t = 1:numel (trials)
  trials(t).theta = double (full (trials(t).theta(:)));
  trials(t).X = double (full (trials(t).X));
  trials(t).Y = double (full (trials(t).Y));
  trials(t).J = double (full (trials(t).J));
  trials(t).grad = double (full (trials(t).grad));
  some(t) = ~ isempty (trials(t).J) || ~ isempty (trials(t).grad);
end
trials = trials(some);
trials = trials(:)';
end

function lambda = lambda_of (pick)
if isfield (pick, 'lambda')
  lambda = pick.lambda;
else
  lambda = pick.net.Lambda;
end
end

function truth = right (trials)
truth = struct ('J', {}, 'grad', {});
for t = 1:numel (trials)
  [J, grad] = nncost (trials(t).theta, trials(t).net, trials(t).X, trials(t).Y);
  truth(t) = struct ('J', J, 'grad', grad(:));
end
end

function [okJ, okgrad] = agree (trials, truth, looks)
okJ = true (1, numel (trials));
okgrad = okJ;
for t = 1:numel (trials)
  if isfinite (trials(t).J)
    okJ(t) = abs (trials(t).J - truth(t).J) <= looks * abs (truth(t).J);
  end
  if ~ isempty (trials(t).grad)
    okgrad(t) = all (abs (trials(t).grad - truth(t).grad) ...
                     <= looks * max (max (abs (truth(t).grad)), 1e-3));
  end
end
end

function yes = islabels (trial)
K = trial.net.Sizes(end);
yes = K > 1 && (numel (trial.Y) == size (trial.X, 1) ...
                || all (sum (trial.Y == 1, 2) == 1 & sum (trial.Y == 0, 2) == K - 1));
end

% Two findings that have one name if both are there.
function diagnosis = merged (diagnosis)
ids = {diagnosis.id};
if all (ismember ({'r-none', 'q-none'}, ids))
  k = find (strcmp (ids, 'r-none'));
  diagnosis(k) = diagnose_said ('regularization-none', diagnosis(k).evidence);
  diagnosis(strcmp (ids, 'q-none')) = [];
end
end

%!shared problems
%! problems = {};
%! for lambda = [0, 2]
%!   problems{end+1} = {0.7 * cos(1:35)', nncreate([4 3 5], 'Lambda', lambda), ...
%!                      reshape(sin (1:28), 7, 4), 1 + mod((1:7)' * 3, 5)};
%!   problems{end+1} = {0.6 * sin(1:43)', nncreate([6 4 3], 'Lambda', lambda), ...
%!                      reshape(cos ((1:12) * 1.7), 2, 6), [3; 1]};
%! end
%!function trials = make (problems, f)
%!  for k = 1:numel (problems)
%!    [theta, net, X, Y] = problems{k}{:};
%!    [J, grad] = f (theta, net, X, Y);
%!    trials(k) = struct ('theta', theta, 'net', net, 'X', X, 'Y', Y, 'J', J, ...
%!                        'grad', grad, 'note', '');
%!  end
%!endfunction
%!test % right up to rounding, and in single: no finding
%! assert (isempty (diagnose_cost (make (problems, @nncost))))
%! f = @(theta, net, X, Y) nncost (single (theta), net, X, Y);
%! assert (isempty (diagnose_cost (make (problems, f))))
%!test % mistakes by themselves; tests/mistakes.tst has all of them
%! [suspects, catalogue] = diagnose_suspects (nncreate ([4 3 5]), true);
%! for s = suspects(1:6:end)
%!   how = setfield (diagnose_mistaken (), s.step, s.formula);
%!   f = @(theta, net, X, Y) diagnose_mistaken (theta, net, X, Y, how);
%!   diagnosis = diagnose_cost (make (problems, f));
%!   assert ({diagnosis.id}, {catalogue(s.entry).id})
%! end
%!test % each of two mistakes is shown at an entry that only this one changes
%! how = setfield (setfield (diagnose_mistaken (), 'slope', @(s) s.g.slope (s.a)), 'qbias', @(b, l, L) b);
%! diagnosis = diagnose_cost (make (problems, @(varargin) diagnose_mistaken (varargin{:}, how)));
%! assert ({diagnosis.id}, {'grad-sigmoid-gradient-of-a', 'q-bias'})
%! assert (~ isempty (strfind (diagnosis(1).evidence, 'your gradient of Theta1(')))
%! assert (~ isempty (strfind (diagnosis(2).evidence, 'your gradient of Theta2(')))
%! assert (cellfun (@isempty, strfind ({diagnosis.evidence}, 'with this mistake it is')), [false, false])
%!test % on a deep network, and on one of tanh and softmax
%! for net = {nncreate([4 3 2 5]), nncreate([5 3 4], 'Activation', 'tanh', 'Output', 'softmax')}
%!   deep = {};
%!   for lambda = [0, 2]
%!     s = net{1}.Sizes;
%!     mine = setfield (net{1}, 'Lambda', lambda);
%!     theta = 0.7 * cos (1:sum (s(2:end) .* (s(1:end-1) + 1)))';
%!     for m = [7, 3]
%!       deep{end+1} = {theta, mine, reshape(sin (1:m * s(1)), m, s(1)), 1 + mod((1:m)' * 3, s(end))};
%!     end
%!   end
%!   [suspects, catalogue] = diagnose_suspects (net{1}, true);
%!   for s = suspects(1:31:end)
%!     how = setfield (diagnose_mistaken (), s.step, s.formula);
%!     diagnosis = diagnose_cost (make (deep, @(varargin) diagnose_mistaken (varargin{:}, how)));
%!     assert ({diagnosis.id}, {catalogue(s.entry).id})
%!   end
%! end
