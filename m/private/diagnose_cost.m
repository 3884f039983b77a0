function diagnosis = diagnose_cost (trials, pick, probe)
% DIAGNOSE_COST  What is wrong with a cost function, in words.
%
%   diagnosis = diagnose_cost (trials, pick, probe)
%
%   trials     struct array, a call of the user's function each: theta, net, X, Y
%              (as for nncost; net.Lambda is the lambda of this call), J and grad
%              (what it returned, as it is; [] where it gave none) and note
%              ('again' for a repetition of a call that is there already).
%   pick       the trial, or the call of check_problems, whose numbers a report shows;
%              the first if it is left out
%   probe      handles that give grad of pick for another theta, and for other labels;
%              see diagnose_blockwise. None if it is left out
%   diagnosis  struct array, a mistake each: id, sentence, evidence, meaning,
%              line, term. Empty if all trials agree with the engine.
%
%   Each mistake that diagnose_catalogue has a model of is a hypothesis; the smallest
%   set of them that gives all J and all grad to rounding is named (diagnose_explain).
%   If several sets do it, all are: the evidence says so. What no set explains
%   is looked at block by block, and said where it lies.
%
%   Trials that help, most of all first: some parameters other than zero, with
%   lambda 0 and with another one (diagnose_trials makes the former where net is fixed);
%   examples of another number, of which n > m and m > K; zero parameters; a
%   class that does not occur. Sizes must differ (n, h, K, m, lambda), for what
%   is n times too large can't be told from K times where n is K.

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
[diagnosis, trials, hopeless] = shapes (trials);
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
  return                                % rounding, of single precision perhaps
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
  unexplained = partly (trials, truth, pick, suspects, catalogue, J, grad, probe);
end
diagnosis = diagnose_joined (diagnosis, named (trials, truth, pick, suspects, catalogue, found), ...
                             unexplained);
diagnosis = merged (diagnosis);
end

% Where not all is explained: the mistakes that explain the calls with lambda 0, or what
% lambda changes; and what is said of the rest.
function rest = partly (trials, truth, pick, suspects, catalogue, J, grad, probe)
words = diagnose_words (trials(1).net);
rest = diagnose_finding ();
free = arrayfun (@(t) t.net.Lambda == 0, trials);
dataJ = false;
datagrad = false;
[R, Q] = diagnose_explain_penalty (trials, suspects);
if any (free) && ~ all (free)
  acting = suspects;
  [acting(~ arrayfun (@acts, suspects)).part] = deal ('idle');
  [found, dataJ, datagrad] = diagnose_explain (trials(free), truth(free), acting, 1e-9);
  part = {acting(found{1}).part};
  set = found{1}((~ J & dataJ & ismember (part, {'common', 'J', 'R'})) ...
                 | (~ grad & datagrad & ismember (part, {'common', 'G', 'Q'})));
  rest = named (trials(free), truth(free), 0, acting, catalogue, {set});
end
if ~ J
  rest = diagnose_joined (rest, changed (trials, R, suspects, catalogue, 'J', words));
  if ~ dataJ
    rest(end+1) = diagnose_said ('unexplained-J', where_J (trials, truth));
  elseif ~ R.known
    rest(end+1) = diagnose_said ('unexplained-R', change (trials, R.pairs, 'J'));
  end
end
if ~ grad
  rest = diagnose_joined (rest, changed (trials, Q, suspects, catalogue, 'grad', words));
  if ~ datagrad || (Q.known && isempty (Q.set))
    rest = diagnose_joined (rest, diagnose_blockwise (trials, truth, pick, suspects, catalogue, Q, probe, words));
  elseif ~ Q.known
    rest(end+1) = diagnose_said ('unexplained-Q', sprintf (['with lambda 0 the gradient is right, or ', ...
      'has only mistakes that are named here;\n%s'], diagnose_added (trials, Q.pairs)));
  end
end
end

% Whether a mistake changes anything where lambda is 0.
function yes = acts (suspect)
yes = ~ any (strcmp (suspect.part, {'R', 'Q'})) ...
      || (any (strcmp (suspect.step, {'rfactor', 'qfactor'})) && suspect.formula (0, 7) ~= 0);
end

% The mistakes of the regularization that explain what lambda changes.
function found = changed (trials, penalty, suspects, catalogue, field, words)
found = diagnose_finding ();
for k = reshape (penalty.set, 1, [])
  found(end+1) = diagnose_said (catalogue(suspects(k).entry).id, ...
    [change(trials, penalty.pairs, field), '; this mistake explains every such change'], words);
end
end

% 'from lambda 0 to 1.7 J changes by 1.2 in yours, and should by 0.4'
function text = change (trials, pairs, field)
if isempty (pairs)
  text = '';
  return
end
o = trials(pairs(1, 1));
t = trials(pairs(1, 2));
right = penalty_of (t, field) - penalty_of (o, field);
mine = t.(field) - o.(field);
[~, i] = max (abs (right - mine));
name = 'J';
if strcmp (field, 'grad')
  name = sprintf ('the gradient of %s', entry_name (i, t.net.Sizes));
end
text = sprintf ('from lambda %g to %g %s changes by %.8g in yours, and should by %.8g', ...
                o.net.Lambda, t.net.Lambda, name, mine(i), right(i));
end

% What lambda adds to J or to grad.
function value = penalty_of (t, field)
value = diagnose_mistaken_penalty (nnreshape (t.theta, t.net), t.net.Lambda, size (t.X, 1), ...
                                   diagnose_mistaken (), field);
if iscell (value)
  value = cells_to_column (value);
end
end

% ---------------------------------------------------------------- the trials

% Everything full and double; calls that gave nothing left out.
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

% ------------------------------------- what is no question of the right number

% Size, class and constancy; trials with J one number (NaN: unusable) and grad a
% column of theta's length ([]: unusable).
function [diagnosis, trials, hopeless] = shapes (trials)
diagnosis = diagnose_finding ();
[diagnosis, trials] = check_shapes (trials, diagnosis);
again = strcmp ({trials.note}, 'again');
hopeless = false;
for t = reshape (find (again), 1, [])
  for o = reshape (find (~ again), 1, [])
    if same (trials(t), trials(o)) ...
       && ~ (alike (trials(t).J, trials(o).J) && alike (trials(t).grad, trials(o).grad))
      diagnosis(end+1) = diagnose_said ('theta-random', sprintf (['J = %.10g at the first call and ', ...
        '%.10g at the second, with the same arguments'], trials(o).J, trials(t).J));
      hopeless = true;
      return
    end
  end
end
trials = trials(~ again);
[ignored, text] = ignoring (trials);
if ignored
  diagnosis(end+1) = diagnose_said ('theta-ignored', text);
  hopeless = true;
end
end

function yes = alike (a, b)
yes = isequal (a, b) || (isequal (isnan (a), isnan (b)) ...
                         && isequal (a(~ isnan (a)), b(~ isnan (b))));
end

function yes = same (a, b)
yes = isequal (a.theta, b.theta) && isequal (a.X, b.X) && isequal (a.Y, b.Y) ...
      && isequal (a.net, b.net);
end

% Whether J is the same for all theta, wherever all else is the same.
function [yes, text] = ignoring (trials)
different = 0;
equal = 0;
text = '';
for t = 2:numel (trials)
  for o = 1:t-1
    a = trials(t);
    b = trials(o);
    b.theta = a.theta;
    if ~ isequal (a.theta, trials(o).theta) && same (a, b) && isfinite (a.J) && isfinite (b.J)
      equal = equal + (a.J == b.J && isequal (a.grad, b.grad));
      different = different + ~ (a.J == b.J && isequal (a.grad, b.grad));
      text = sprintf ('J = %.10g for different parameters', a.J);
    end
  end
end
yes = equal > 0 && different == 0;
end

% ---------------------------------------------------------------- what to say

function diagnosis = named (trials, truth, pick, suspects, catalogue, found)
diagnosis = diagnose_finding ();
words = diagnose_words (trials(1).net);
ids = cell (1, numel (found));
for k = 1:numel (found)
  ids{k} = unique ([suspects(found{k}).entry]);
end
for k = 1:numel (found)
  how = diagnose_how (suspects, found{k});
  for e = reshape (ids{k}, 1, [])
    name = catalogue(e).id;
    if ~ any (strcmp (name, {diagnosis.id}))
      others = found{k}([suspects(found{k}).entry] ~= e);
      [text, whole] = diagnose_evidence (trials, truth, pick, how, diagnose_how (suspects, others), ...
                                         catalogue(e).part);
      if all (cellfun (@isempty, strfind ({diagnosis.evidence}, whole)))
        text = sprintf ('%s. %s', text, whole);
      end
      if k > 1
        text = ['it explains these calls as well as what stands before: one of the two. ', text];
      end
      diagnosis(end+1) = diagnose_said (name, text, words);
    end
  end
end
end

function text = where_J (trials, truth)
use = find (isfinite ([trials.J]));
[~, k] = max (abs ([trials(use).J] - [truth(use).J]));
t = use(k);
text = sprintf ('your J is %.8g, the right one %.8g (lambda %g, m = %d)', trials(t).J, ...
                truth(t).J, trials(t).net.Lambda, size (trials(t).X, 1));
end

% Two that have one name together.
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
%!test % right: nothing to say, to rounding or in single
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
%!test % of two mistakes each is shown where it alone changes something
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
