function [text, all_of_it] = diagnose_evidence (trials, truth, pick, how, others, part)
% DIAGNOSE_EVIDENCE  How a mistake shows in the numbers of a user's function.
%
%   [text, all_of_it] = diagnose_evidence (trials, truth, pick, how, others, part)
%
%   trials, truth   as for diagnose_explain; pick: the trial whose numbers the report shows
%   how, others     for diagnose_mistaken: all mistakes that are named, and all but this one
%   part            of the catalogue: where the mistake is
%
%   all_of_it       a sentence that says in how many calls all numbers match
%
%   The numbers are those of pick if the mistake changes them, and otherwise those of the trial
%   that it changes most. If possible, an entry is shown that no other mistake changes.

% SPDX-License-Identifier: GPL-3.0-or-later

text = {};
all_of_it = '';
use = find (isfinite ([trials.J]));
if any (strcmp (part, {'common', 'J', 'R'})) && ~ isempty (use)
  seen = telling (trials, truth, use, pick, how, others, 'J');
  text{end+1} = sprintf ('your J is %.8g, and with %s it is %.8g; it should be %.8g%s', ...
                         seen.mine, seen.label, seen.model, seen.right, seen.where);
end
use = find (~ cellfun (@isempty, {trials.grad}));
if any (strcmp (part, {'common', 'G', 'Q'})) && ~ isempty (use)
  seen = telling (trials, truth, use, pick, how, others, 'grad');
  text{end+1} = sprintf (['your gradient of %s is %.8g, and with %s it is %.8g; it should be ', ...
                          '%.8g%s'], seen.name, seen.mine, seen.label, seen.model, ...
                         seen.right, seen.where);
end
matching = {'Every J', 'Every entry'};
if ~ isempty (text)
  whom = {'this mistake', 'the mistakes named here, together,'};
  text = strjoin (text, '; ');
  all_of_it = sprintf ('%s matches %s in %d of %d calls.', ...
    matching{1 + ~ any(strcmp (part, {'J', 'R'}))}, ...
    whom{1 + ~ all(structfun (@isempty, others))}, seen.agree, numel (use));
else
  text = '';
end
end

% The trial and the entry (of J or grad) that the mistake changes most, if possible one that the
% others do not change; and in how many trials the model gives the user's numbers.
function seen = telling (trials, truth, use, pick, how, others, field)
most = -Inf;
agree = 0;
for t = reshape (use, 1, [])
  mine = trials(t).(field);
  right = truth(t).(field);
  model = modelled (trials(t), how, field);
  without = modelled (trials(t), others, field);
  agree = agree + all (abs (model - mine) <= 2e-5 * max (abs ([model; right])));
  scale = max (abs ([model; without; right]));
  alone = abs (without - right) <= 1e-9 * scale;
  [change, i] = max (abs (model - without) .* alone);
  worth = 2 + (t == pick);               % changed by this mistake alone; more if in pick
  if ~ (change > 1e-6 * scale)
    [change, i] = max (abs (model - without));
    worth = (change > 1e-6 * scale) * (1 + 0.5 * (t == pick));
  end
  if worth * 1e9 + change / max (scale, realmin) > most
    most = worth * 1e9 + change / max (scale, realmin);
    labels = {'all mistakes named here', 'this mistake'};
    seen = struct ('mine', mine(i), 'right', right(i), 'model', model(i), ...
                   'label', labels{1 + alone(i)}, 'where', '', ...
                   'name', entry_name (i, trials(t).net.Sizes));
    if t ~= pick
      s = trials(t).net.Sizes;
      seen.where = sprintf (' (in the call with n = %d, K = %d, m = %d, lambda = %g)', ...
                            s(1), s(end), size (trials(t).X, 1), trials(t).net.Lambda);
    end
  end
end
seen.agree = agree;
end

function value = modelled (trial, how, field)
[value, grad] = diagnose_mistaken (trial.theta, trial.net, trial.X, trial.Y, how);
if strcmp (field, 'grad')
  value = grad;
end
end
