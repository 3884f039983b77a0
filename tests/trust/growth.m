% growth.m  The memory of a process after many calls of each function: make growth.
%
%   octave-cli growth.m SOURCE BUILD CALLS
%
% Calls each function CALLS times, in turn with good and with refused arguments, after a fifth
% of that to warm up.  It fails if 10,000 calls would leave 100 kB or more.  A function that
% would take more than a minute is called as often as fits into a minute, and this is printed.
% The bytes that malloc has in use are counted, not the size of the process, in which a small
% leak would not show.  First comes a function that leaves 16 bytes a call: it must be found.

% SPDX-License-Identifier: GPL-3.0-or-later

1;

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
warning ('off', 'all');
folder = tempname ();
mkdir (folder);
back = cd (folder);
fuzz_files (folder);
f = fopen ('in_use.c', 'w');
fprintf (f, '%s\n', '#include <malloc.h>', '#include <stdlib.h>', '#include <mex.h>', ...
  'static void *volatile lost;', ...
  'void mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])', ...
  '{ struct mallinfo2 m = mallinfo2 ();', ...
  '  (void) nlhs; (void) prhs; if (nrhs) lost = malloc (16);', ...
  '  plhs[0] = mxCreateDoubleScalar ((double) (m.uordblks + m.hblkhd)); }');
fclose (f);
[status, said] = system ('mkoctfile --mex in_use.c 2>&1');
if status ~= 0
  fprintf ('NOT DONE  make growth: malloc cannot be asked what is in use: %s\n', said);
  exit (77);
end
addpath (folder);
names = setdiff (fuzz_names (source), {'nnplot', 'displayData', 'backprop_mex lbfgs', ...
                                       'backprop_mex hold'});
names = ['in_use', names];
grown = {};
for i = 1:numel (names)
  rand ('twister', [7; i]);
  good = {1};
  if i > 1
    good = fuzz_good (names{i});
  end
  bad = good;
  if ~ isempty (bad)
    bad{end} = {1};
  end
  who = strtok (names{i});
  call_often (who, good, bad, count / 5, 15);
  before = in_use ();
  begun = tic;
  made = call_often (who, good, bad, count, 60);
  more = in_use () - before;
  fprintf ('  %-28s %6d calls, %6.1f bytes a call, %.0f s\n', names{i}, made, more / made, toc (begun));
  if more >= max (10 * made, 16000)     % some kB come once, late, from tables of Octave's
    grown{end+1} = names{i};
  end
end
cd (back);
confirm_recursive_rmdir (false);
rmdir (folder, 's');
if ~ any (strcmp (grown, 'in_use'))
  fprintf ('NOT DONE  make growth: the control is not found\n');
  exit (77);
end
grown(1) = [];
fprintf ('make growth: %d functions, %d of them leave 10 bytes a call or more: %s\n', ...
         numel (names) - 1, numel (grown), strjoin (grown, ', '));
exit (~ isempty (grown));
