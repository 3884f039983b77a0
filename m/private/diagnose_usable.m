function [diagnosis, trials, hopeless] = diagnose_usable (trials)
% DIAGNOSE_USABLE  Mistakes of a cost function that show without the right numbers.
%
%   [diagnosis, trials, hopeless] = diagnose_usable (trials)
%
%   diagnosis   findings on size, class and constancy
%   trials      with J one number (NaN: unusable) and grad a column of theta's length
%               ([]: unusable); without repetitions
%   hopeless    whether J is random, or ignores theta: then its numbers explain nothing

% SPDX-License-Identifier: GPL-3.0-or-later

[diagnosis, trials] = check_shapes (trials, diagnose_finding ());
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

% Whether J is the same for all theta, in trials in which all else is the same.
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
