function table = interrupts (times, seed, environment, program)
% INTERRUPTS  Ctrl-C at random moments of all functions that train, minimise or check.
%
%   interrupts (times, seed)
%   table = interrupts (times, seed, environment, program)
%
% Each call in the function `calls` below runs in a process of its own, `times` times. Without
% Ctrl-C it would take five seconds or more; SIGINT comes at a random moment of its first
% half second, to the process and its child processes, as from a terminal. The values that
% the call then returns must be complete. A call that ended by itself before SIGINT counts as
% lost, and its problem says so.
%
%   seed          for the random moments
%   environment   variables for the processes, as 'OPENBLAS_NUM_THREADS=1'; '' if left out
%   program       octave-cli if left out; it can be 'octave --gui --persist'
%
%   table         struct array, an entry for each call: name, returned, again (how many of
%                 these only after a second press, 20 seconds after one of which nothing
%                 came), lost (numbers), slowest and typical (seconds from the last press to
%                 the return: the largest and the median), work (the largest processor time
%                 in between, NaN where there is no /proc), problem (the output of the
%                 process, if a call is lost). Without an output argument the table is
%                 printed.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 3
  environment = '';
end
if nargin < 4
  program = fullfile (OCTAVE_EXEC_HOME (), 'bin', 'octave-cli');
end
before = rand ('twister');
rand ('twister', seed);
restored = onCleanup (@() rand ('twister', before));
list = calls ();
found = struct ('name', list(:, 1), 'returned', 0, 'again', 0, 'lost', 0, 'slowest', NaN, ...
                'typical', NaN, 'work', NaN, 'problem', '');
for k = 1:size (list, 1)
  found(k) = tried (found(k), list{k, 2}, times, environment, program);
  if nargout == 0
    fprintf (['%-24s %4d returned, %d after a second press, %d lost, %.3f s at most ', ...
              '(work %.2f s), median %.3f s%s\n'], list{k, 1}, found(k).returned, found(k).again, ...
             found(k).lost, found(k).slowest, found(k).work, found(k).typical, ...
             regexprep (['  ', found(k).problem], '^  $', ''));
  end
end
if nargout > 0
  table = found;
end
end

% Names, and code that sets `whole`: whether the returned values are complete.
function list = calls ()
trained = ['whole = all (isfinite (theta)) && numel (theta) == 1885 && ', ...
           'strcmp (info.reason, ''interrupted'');'];
solvers = {'lbfgs', '''IterationLimit'', 1e6, ''GradientTolerance'', 0, ''StepTolerance'', 0'; ...
           'adam', '''Solver'', ''adam'', ''Epochs'', 1e5'; ...
           'rmsprop', '''Solver'', ''rmsprop'', ''Epochs'', 1e5'; ...
           'sgd', '''Solver'', ''sgd'', ''Epochs'', 1e5'};
extras = {'', ', ''Verbose'', 0'; ...
          ' OutputFcn', ', ''OutputFcn'', @look'; ...
          ' Plots', ', ''Plots'', true'; ...
          ' Checkpoint', ', ''Checkpoint'', file, ''CheckpointSeconds'', 0.01'; ...
          ' ValidationData', ', ''ValidationData'', V, ''ValidationPatience'', Inf'; ...
          ' all', [', ''OutputFcn'', @look, ''Plots'', true, ''Checkpoint'', file, ', ...
                   '''CheckpointSeconds'', 0.01, ''Holdout'', 0.2, ''ValidationPatience'', Inf, ', ...
                   '''Standardize'', true, ''Restarts'', 3']};
list = cell (0, 2);
for s = 1:size (solvers, 1)
  for e = 1:size (extras, 1)
    list(end + 1, :) = {[solvers{s, 1}, extras{e, 1}], ...
      ['[theta, info] = nntrain (net, X, y, ''LossTolerance'', 0, ', solvers{s, 2}, ...
       extras{e, 2}, '); ', trained]};
  end
end
list = [list; {
  'fmincg', ['[t, fX, i] = fmincg (@cost, nninit (net), struct (''MaxIter'', 1e6)); ', ...
             'whole = isequal (cost (t), fX(end));'];
  'fminlbfgs', ['[t, J, flag] = fminlbfgs (@cost, nninit (net), struct (''GradObj'', ''on'', ', ...
                '''MaxIter'', 1e6, ''TolFun'', 0, ''TolX'', 0, ''OutputFcn'', @look)); ', ...
                'whole = isequal (cost (t), J) && flag == -1;'];
  'fminlbfgs GradObj off', ['[t, J, flag] = fminlbfgs (@cost, nninit (net)); ', ...
                            'whole = isequal (cost (t), J) && flag == -1;'];
  'nnselect', ['T = nnselect (net, X, y, ''Lambda'', 10 .^ linspace (-3, 3, 300), ', ...
               '''IterationLimit'', 3); ', ...
               'whole = numel (T) < 300 && all (isfinite ([T.validation_cost]));'];
  'nncheck', ['r = nncheck (@slow, nninit (net)); ', ...
              'whole = ~ r.ok && strncmp (r.summary, ''Interrupted'', 11);'];
  'nncheck of a network', ['r = nncheck (@slow, nninit (net), net, X, y); ', ...
                           'whole = ~ r.ok && strncmp (r.summary, ''Interrupted'', 11);']}];
end

% Runs one process, which waits for a file before each call and writes one after it.
function row = tried (row, code, times, environment, program)
folder = tempname ();
mkdir (folder);
emptied = onCleanup (@() remove (folder));
at = @(what, k) fullfile (folder, sprintf ('%s%d', what, k));
pid = started (folder, code, environment, program);
[seconds, work] = deal ([]);
for k = 1:times
  touch (at ('go', k));
  if ~ appears (at ('begun', k), pid, 60)
    break
  end
  own = sscanf (fileread (fullfile (folder, 'pid')), '%d');     % for octave --gui: its child
  begin (own);
  pause (0.5 * rand ());
  if exist (at ('end', k), 'file')
    row.problem = sprintf ('call %d ended by itself, before Ctrl-C. ', k);
    break
  end
  for press = 1:2
    [sent, before] = deal (time (), worked (own));
    unused = kill (-pid, SIG ().INT);    % with an output, failure is no error
    ended = appears (at ('end', k), pid, 20);
    if ended
      break
    end
  end
  if ~ ended
    break
  end
  answer = sscanf (fileread (at ('end', k)), '%g');
  row.returned = row.returned + (answer(1) == 1);
  row.again = row.again + (answer(1) == 1 && press == 2);
  row.lost = row.lost + (answer(1) ~= 1);
  seconds(end + 1) = answer(2) - sent;
  work(end + 1) = answer(3) - before;
end
stop (folder, pid);
if ~ isempty (seconds)
  row.slowest = max (seconds);
  row.typical = median (seconds);
  row.work = max (work);
end
if row.returned < times || ~ isempty (strfind (fileread (fullfile (folder, 'log')), 'broken pipe'))
  row.lost = times - row.returned + (row.returned == times);
  log = strtrim (fileread (fullfile (folder, 'log')));
  row.problem = sprintf ('%s%d of %d returned; at the end it printed: %s', row.problem, ...
                         row.returned, times, log(max (1, end - 500):end));
end
end

function pid = started (folder, code, environment, program)
script = fullfile (folder, 'script.m');
to = fopen (script, 'w');
fprintf (to, '%s\n', ...
  '1;', ...
  'function stop = look (theta, now, state) pause (0.01); stop = false; end', ...
  'function [J, grad] = slow (t)', ...
  '  pause (0.02); [X, y, net] = data (); [J, grad] = nncost (t, net, X, y);', ...
  'end', ...
  'function [J, grad] = cost (t)', ...
  '  [X, y, net] = data (); [J, grad] = nncost (t, net, X, y);', ...
  'end', ...
  'function [X, y, net] = data ()', ...
  '  persistent kept', ...
  '  if isempty (kept)', ...
  '    [X, y] = nndigits (); kept.X = repmat (X, 5, 1); kept.y = repmat (y, 5, 1);', ...
  '  end', ...
  '  X = kept.X; y = kept.y; net = nncreate ([64 25 10], ''Scale'', 16, ''Lambda'', 1e-3);', ...
  'end', ...
  'function yes = have_window_system () yes = true; end      % gnuplot draws in characters', ...
  'warning off', ...
  'if ~ isempty (available_graphics_toolkits ()), graphics_toolkit (''gnuplot''); end', ...
  'for f = {@nntrain, @fmincg, @fminlbfgs, @nnselect, @nncheck}    % read their files', ...
  '  try, f{1} (); end', ...
  'end', ...
  '[X, y, net] = data (); V = {X(1:100,:), y(1:100)};', ...
  'folder = argv (){end}; file = fullfile (folder, ''checkpoint'');', ...
  'f = fopen (fullfile (folder, ''pid''), ''w''); fprintf (f, ''%d'', getpid ()); fclose (f);', ...
  'for k = 1:Inf', ...
  '  while ~ exist (fullfile (folder, sprintf (''go%d'', k)), ''file'')', ...
  '    pause (0.002); if exist (fullfile (folder, ''stop''), ''file''), exit (0); end', ...
  '  end', ...
  '  if exist (file, ''file'') delete (file); end', ...
  '  fclose (fopen (fullfile (folder, sprintf (''begun%d'', k)), ''w''));', ...
  ['  ', code], ...
  '  f = fopen (fullfile (folder, ''part''), ''w'');', ...
  '  fprintf (f, ''%d %.6f %.2f'', whole, time (), cputime ()); fclose (f);', ...
  '  rename (fullfile (folder, ''part''), fullfile (folder, sprintf (''end%d'', k)));', ...
  'end');
fclose (to);
command = sprintf (['exec env GNUTERM=dumb %s setsid %s --norc --no-history -q ', ...
  '--path "%s" --path "%s" "%s" "%s" >"%s" 2>&1 </dev/null'], environment, program, ...
  fileparts (which ('backprop_mex')), fileparts (which ('nntrain')), script, folder, ...
  fullfile (folder, 'log'));
pid = system (command, false, 'async');
end

% Waits until the process is in the call. First it reads its files, which takes 10 ms of
% processor time, but may take much longer in real time if the machine is busy.
function begin (pid)
before = worked (pid);
if isnan (before)
  pause (0.1);
end
limit = tic;
while worked (pid) - before < 0.03 && toc (limit) < 60
  pause (0.002);
end
end

% The processor time of a process in seconds; /proc counts it in hundredths of a second.
function seconds = worked (pid)
seconds = NaN;
file = sprintf ('/proc/%d/stat', pid);
if exist (file, 'file')
  fields = strsplit (regexprep (fileread (file), '.*\) ', ''));
  seconds = sum (str2double (fields(12:13))) / 100;
end
end

% Waits until the process ends, and kills it after 10 seconds.
function stop (folder, pid)
touch (fullfile (folder, 'stop'));
limit = tic;
while waitpid (pid, WNOHANG ()) == 0
  pause (0.01);
  if toc (limit) > 10
    own = fullfile (folder, 'pid');
    if exist (own, 'file')               % else it has not come so far
      ended = kill (sscanf (fileread (own), '%d'), SIG ().KILL);
    end
    ended = kill (-pid, SIG ().KILL);
  end
end
end

function touch (file)
fclose (fopen (file, 'w'));
end

% Whether the file appears within so many seconds and before the process ends.
function yes = appears (file, pid, seconds)
limit = tic;
yes = false;
over = false;
while ~ yes && ~ over && toc (limit) < seconds
  pause (0.002);
  over = waitpid (pid, WNOHANG ()) ~= 0;
  yes = exist (file, 'file') ~= 0;
end
end

function remove (folder)
confirm_recursive_rmdir (false, 'local');
rmdir (folder, 's');
end
