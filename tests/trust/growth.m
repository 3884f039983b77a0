% growth.m  The memory of a process after many calls of each function: make growth.
%
%   octave-cli growth.m SOURCE BUILD CALLS
%
% CALLS of each function, good ones and refused ones in turn, after a fifth of that to warm
% up: the process may not grow by 100 kB or more.  A function that would take more than a
% minute is called as often as it can be in one, which is said.

% SPDX-License-Identifier: GPL-3.0-or-later

1;

function kB = resident ()
text = fileread ('/proc/self/status');
kB = str2double (regexp (text, 'VmRSS:\s*(\d+)', 'tokens', 'once'){1});
end

function made = call_often (name, good, bad, count, seconds)
begun = tic;
for made = 1:count
  try
    evalc ('feval (name, good{:});');
  catch
  end
  if mod (made, 2) == 0
    try
      evalc ('feval (name, bad{:});');
    catch
    end
  end
  if mod (made, 10) == 0 && toc (begun) > seconds
    break
  end
end
end

args = argv ();
[source, build, count] = args{:};
source = make_absolute_filename (source);
build = make_absolute_filename (build);
count = str2double (count);
addpath (fullfile (source, 'tests', 'fuzz'), fullfile (build, 'src'), fullfile (source, 'm'));
if ~ exist ('/proc/self/status', 'file')
  fprintf ('NOT DONE  make growth: this system has no /proc\n');
  exit (77);
end
warning ('off', 'all');
folder = tempname ();
mkdir (folder);
back = cd (folder);
fuzz_files (folder);
names = setdiff (fuzz_names (source), {'nnplot', 'displayData', 'backprop_mex lbfgs', ...
                                       'backprop_mex hold'});
grown = {};
for i = 1:numel (names)
  rand ('twister', [7; i]);
  good = fuzz_good (names{i});
  bad = good;
  if ~ isempty (bad)
    bad{end} = {1};
  end
  who = strtok (names{i});
  call_often (who, good, bad, count / 5, 15);
  before = resident ();
  begun = tic;
  made = call_often (who, good, bad, count, 60);
  more = resident () - before;
  fprintf ('  %-28s %6d calls, %4d kB more, %.0f s\n', names{i}, made, more, toc (begun));
  if more >= 100
    grown{end+1} = names{i};
  end
end
cd (back);
confirm_recursive_rmdir (false);
rmdir (folder, 's');
fprintf ('make growth: %d functions, %d of them grew by 100 kB or more: %s\n', numel (names), ...
         numel (grown), strjoin (grown, ', '));
exit (~ isempty (grown));
