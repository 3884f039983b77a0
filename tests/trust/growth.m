% growth.m  The memory of a process after many calls of each function: make growth.
%
%   octave-cli growth.m SOURCE BUILD CALLS
%   octave-cli growth.m SOURCE BUILD CALLS SECONDS NAME...
%
% Calls each function, or those that are named, CALLS times with arguments that it takes and
% all outputs, every second time also with one that it refuses, after a fifth of that to warm
% up. It fails if 10,000 calls would leave 100 kB or more. A function that would take more
% than SECONDS of processor time (60) is called as often as fits in, and this is printed. The
% bytes that malloc has in use are counted, not the size of the process, in which a small
% leak would not show. First comes a function that leaves 16 bytes a call: it must be found.

% SPDX-License-Identifier: GPL-3.0-or-later

1;

function made = call_often (who, nout, good, bad, count, seconds) %#ok
begun = cputime ();
out = cell (1, nout); %#ok
for made = 1:count
  evalc ('[out{:}] = feval (who, good{:});');
  if mod (made, 2) == 0
    try
      evalc ('[out{:}] = feval (who, bad{:});');
    catch
    end
  end
  if mod (made, 10) == 0 && cputime () - begun > seconds
    break
  end
end
end

% Arguments that the function takes, and the most outputs that go with them.
function [good, nout] = working (name, who, k) %#ok
for trial = 1:60
  rand ('twister', [6 + trial; k]);
  [good, outputs] = fuzz_good (name);
  nout = max (outputs);
  out = cell (1, nout); %#ok
  try
    evalc ('[out{:}] = feval (who, good{:});');
    return
  catch e
  end
end
error ('growth.m: %s refuses all that fuzz_good makes: %s', name, e.message);
end

% What must be ended again is one call here.
function lbfgs_to_its_end (net, X, Y)
how = struct ('Memory', 3, 'Threads', 1, 'Regularization', 0.3);
first = backprop_mex ('lbfgs', 'begin', nninit (net, 1), how);
freed = onCleanup (@() backprop_mex ('lbfgs', 'free', first)); %#ok
limits = struct ('Iterations', 2, 'Evaluations', 9, 'Seconds', 5);
[status, why, rows] = backprop_mex ('lbfgs', 'train', first, net, X, Y, {}, limits); %#ok
second = backprop_mex ('lbfgs', 'resume', backprop_mex ('lbfgs', 'state', first), how);
backprop_mex ('lbfgs', 'free', second);
end

function hold_and_release (varargin)
backprop_mex ('hold', true);
backprop_mex ('hold', false);
end

args = argv ();
[source, build, count] = args{1:3};
seconds = 60;
if numel (args) > 3
  seconds = str2double (args{4});
end
source = make_absolute_filename (source);
build = make_absolute_filename (build);
count = str2double (count);
addpath (fullfile (source, 'tests', 'fuzz'), fullfile (build, 'src'), fullfile (source, 'm'));
warning ('off', 'all');
if ~ isempty (available_graphics_toolkits ())
  graphics_toolkit ('gnuplot');
end
set (0, 'defaultfigurevisible', 'off');
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

% A call of these leaves more, for a reason that is not ours.
known = struct ('name', 'nnreadidx of a gzip file', 'bytes', 500, 'why', ...
  'Octave''s fopen (file, ''rz'') closes the descriptor, but not the FILE, of 480 bytes');
all = [fuzz_names(source), {known.name}];
names = all;
if numel (args) > 4
  names = reshape (args(5:end), 1, []);
end
names = ['in_use', names];
grown = {};
began = tic;
for i = 1:numel (names)
  name = names{i};
  who = strtok (name);
  k = find (strcmp (name, all));
  switch name
    case 'in_use'
      [good, nout] = deal ({1}, 1);
    case 'nnreadidx'
      [good, nout] = deal ({'idx'}, 1);
    case 'nnreadidx of a gzip file'
      [good, nout] = deal ({'idx.gz'}, 1);
    case 'backprop_mex lbfgs'
      good = working ('backprop_mex nncost', who, k);
      [who, good, nout] = deal ('lbfgs_to_its_end', good(3:5), 0);
    case 'backprop_mex hold'
      [who, good, nout] = deal ('hold_and_release', {}, 0);
    otherwise
      [good, nout] = working (name, who, k);
  end
  bad = good;
  if ~ isempty (bad)
    bad{end} = {1};
  end
  call_often (who, nout, good, bad, ceil (count / 5), seconds / 4);
  before = in_use ();
  [begun, worked] = deal (tic, cputime ());
  made = call_often (who, nout, good, bad, count, seconds);
  more = in_use () - before;
  fprintf ('  %-28s %6d calls, %6.1f bytes a call, %.0f s (%.0f s of processor time)\n', name, ...
           made, more / made, toc (begun), cputime () - worked);
  limit = 10;
  if strcmp (name, known.name) && more >= limit * made
    fprintf ('  (%s)\n', known.why);
    limit = known.bytes;
  end
  if more >= max (limit * made, 16000)    % some kB come once, late, from tables of Octave's
    grown{end+1} = name; %#ok
  end
end
close ('all');
cd (back);
confirm_recursive_rmdir (false);
rmdir (folder, 's');
if ~ any (strcmp (grown, 'in_use'))
  fprintf ('NOT DONE  make growth: the control is not found\n');
  exit (77);
end
grown(1) = [];
fprintf ('make growth: %d functions, %d of them leave more than they may%s, %.0f s\n', ...
         numel (names) - 1, numel (grown), strjoin ([{''}, grown], ', '), toc (began));
exit (~ isempty (grown));
