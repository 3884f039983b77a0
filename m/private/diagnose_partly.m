function rest = diagnose_partly (trials, truth, pick, suspects, catalogue, J, grad, probe)
% DIAGNOSE_PARTLY  Findings for a cost function that no set of mistakes explains completely.
%
%   rest = diagnose_partly (trials, truth, pick, suspects, catalogue, J, grad, probe)
%
%   J, grad   whether each is explained
%   probe     as for diagnose_cost
%   rest      findings: the mistakes that explain the calls with lambda 0, or what lambda
%             changes; and a description of the numbers that nothing explains

% SPDX-License-Identifier: GPL-3.0-or-later

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
  rest = diagnose_described (trials(free), truth(free), 0, acting, catalogue, {set});
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

% Whether a mistake changes anything if lambda is 0.
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

% 'from lambda 0 to 1.7 your J changes by 1.2; it should change by 0.4'
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
  name = sprintf ('gradient of %s', entry_name (i, t.net.Sizes));
end
text = sprintf ('from lambda %g to %g your %s changes by %.8g; it should change by %.8g', ...
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

function text = where_J (trials, truth)
use = find (isfinite ([trials.J]));
[~, k] = max (abs ([trials(use).J] - [truth(use).J]));
t = use(k);
text = sprintf ('your J is %.8g; it should be %.8g (lambda %g, m = %d)', trials(t).J, ...
                truth(t).J, trials(t).net.Lambda, size (trials(t).X, 1));
end
