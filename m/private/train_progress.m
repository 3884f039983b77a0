function p = train_progress (p, job, run, reason)
% TRAIN_PROGRESS  Print the progress of training.
%
%   p = train_progress ([], job, run, '')        at the start
%   p = train_progress (p, job, run, '')         during training
%   p = train_progress (p, job, run, reason)     at the end
%
%   In a terminal one line is overwritten, at most five times a second. In a file, or if
%   it is not known, there are plain lines: at most one a second, and later one for each
%   hundredth of the time passed. With VerboseFrequency there is a plain line once in that
%   number of iterations or epochs, at any speed.

% SPDX-License-Identifier: GPL-3.0-or-later

if job.given.Verbose == 0
  return
end
if isempty (p)
  p = struct ('terminal', isempty (job.given.VerboseFrequency) && terminal (), ...
              'clock', tic, 'next', 0, 'last', NaN (1, 3), 'width', 0, 'from', position (job, run));
  return
end
now = toc (p.clock);
every = job.given.VerboseFrequency;
place = [run.restart, run.iteration, run.done];
parts = 2 + isempty (every);             % lines by time are also within an epoch
said = (~ isempty (every) || ~ isempty (reason)) && isequal (place(1:parts), p.last(1:parts));
if isempty (reason) && (said || (isempty (every) && now < p.next) ...
                        || (~ isempty (every) && mod (run.iteration, every) > 0))
  return
end
p.next = now + max (0.2, (1 - p.terminal) * max (1, now / 100));
p.last = place;
text = line (p, job, run, now, reason);
if p.terminal
  fprintf ('\r%s%s', text, blanks (max (0, p.width - numel (text))));
  p.width = numel (text);
elseif ~ said
  fprintf ('%s\n', text);
end
if ~ isempty (reason)
  fprintf ('%s%s\n', repmat (sprintf ('\n'), 1, p.terminal), reason);
end
if exist ('OCTAVE_VERSION', 'builtin')
  fflush (stdout);
end
end

% Whether the output goes to a terminal. (Another device, such as /dev/null, counts as
% one: nobody reads it. In MATLAB this is not known, and its window is not a terminal.)
function yes = terminal ()
yes = false;
if exist ('OCTAVE_VERSION', 'builtin') && isunix ()
  yes = S_ISCHR (stat (stdout).mode);
end
end

function text = line (p, job, run, now, reason)
done = position (job, run);
text = sprintf ('%s %d/%d', job.unit, run.iteration, job.limit);
if job.given.Restarts > 0
  text = sprintf ('start %d/%d  %s', run.restart + 1, job.given.Restarts + 1, text);
end
if ~ isempty (run.history)
  row = run.history(end,:);
  text = sprintf ('%s  cost %.5g', text, row(2));
  measured = find (~ isnan (run.history(:, 3)), 1, 'last');
  if ~ isempty (measured)
    text = sprintf ('%s, validation %.5g', text, run.history(measured, 3));
    row([4, 5]) = run.history(measured, [4, 5]);
  end
  right = row(~ isnan (row(1:5)) & [0 0 0 1 1]);
  if ~ isempty (right)
    text = sprintf ('%s  right%s', text, strjoin (arrayfun (@(r) ...
             sprintf (' %.2f %%', 100 * r), right, 'UniformOutput', false), ','));
  end
end
text = sprintf ('%s  %s', text, span (run.seconds));
if isempty (reason) && now >= 1 && done > p.from && run.restart == 0
  bound = '';                            % the first second is mostly preparation
  if strcmp (job.unit, 'iteration')      % it may converge earlier
    bound = 'at most ';
  end
  text = sprintf ('%s, %s%s left', text, bound, ...
                  span (now * (job.limit - done) / (done - p.from)));
end
end

function done = position (job, run)
done = run.iteration + run.done / job.m;
end

function text = span (seconds)
if seconds < 9.95
  text = sprintf ('%.1f s', seconds);
elseif seconds < 120
  text = sprintf ('%.0f s', seconds);
elseif seconds < 7200
  text = sprintf ('%d min %02d s', floor (seconds / 60), floor (mod (seconds, 60)));
else
  text = sprintf ('%d h %02d min', floor (seconds / 3600), ...
                  floor (mod (seconds, 3600) / 60));
end
end

%!function text = printed (ago, terminal, iteration, before)
%!  job = struct ('unit', 'iteration', 'limit', 100, 'm', 10, ...
%!                'given', struct ('Verbose', 1, 'VerboseFrequency', [], 'Restarts', 0)); %#ok
%!  run = struct ('iteration', iteration, 'done', 0, 'restart', 0, 'seconds', ago, 'history', []); %#ok
%!  p = struct ('terminal', terminal, 'clock', tic () - uint64 (1e6 * ago), 'next', 0, 'last', NaN (1, 3), ...
%!              'width', before, 'from', 0); %#ok
%!  text = evalc ('train_progress (p, job, run, '''');');
%!  text = regexprep (text, {'3\.\d s left', '2\d s left', '3 min 0\d'}, {'3.0 s left', '20 s left', '3 min 00'});
%!endfunction
%!test % the remaining time is estimated from the iterations so far
%! assert (printed (3, false, 50, 0), sprintf ('iteration 50/100  3.0 s, at most 3.0 s left\n'))
%! assert (printed (20, false, 50, 0), sprintf ('iteration 50/100  20 s, at most 20 s left\n'))
%! assert (printed (20, false, 10, 0), sprintf ('iteration 10/100  20 s, at most 3 min 00 s left\n'))
%! assert (printed (1000.5, false, 10, 0), sprintf ('iteration 10/100  16 min 40 s, at most 2 h 30 min left\n'))
%!test % but not in the first second
%! assert (printed (0.5, false, 1, 0), sprintf ('iteration 1/100  0.5 s\n'))
%!test % in a terminal each line overwrites the whole line before
%! line = 'iteration 50/100  3.0 s, at most 3.0 s left';
%! assert (printed (3, true, 50, 0), sprintf ('\r%s', line))
%! assert (printed (3, true, 50, numel (line) + 2), sprintf ('\r%s  ', line))
