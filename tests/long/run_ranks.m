function [results, text, status, seconds, left] = run_ranks (count, code, mpi, signal)
% RUN_RANKS  Runs a script in several processes under MPI.
%
% [results, text, status, seconds, left] = run_ranks (count, code)
% ... = run_ranks (count, code, mpi)
% ... = run_ranks (count, code, mpi, signal)
%
% count     number of processes
% code      text of a script, which may use rank and ranks, and sets `result`
% mpi       struct from the function mpis below: launcher, options, and a folder with the
%           gateway or ''; the first of them if it is [] or left out. Without arguments,
%           results is the struct array of all MPIs that are installed
% signal    {name, to}: is sent to 'mpirun' or 'rank 0' as soon as a file `begun` exists
%
% results   cell: `result` of each process, [] if it has none
% text      their output
% status    of mpirun; 124 if it did not end within 60 s
% left      processes that have not ended

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin == 0
  results = mpis ();
  return
end
if nargin < 3 || isempty (mpi)
  mpi = mpis ()(1);
end
folder = tempname ();
mkdir (folder);
back = onCleanup (@() remove (folder));
here = @(name) fullfile (folder, name);
paths = {fileparts(which ('nntrain')), fileparts(which ('backprop_mex'))};
if ~ isempty (mpi.gateway)
  paths{end + 1} = mpi.gateway;
end
f = fopen (here ('script.m'), 'w');
paths = strrep (paths, '''', '''''');
fprintf (f, 'addpath (''%s'');\n', paths{:});
fprintf (f, ['cd (''%s'');\n[rank, ranks] = nndistribute ();\nresult = [];\n%s\n', ...
             'save (''-binary'', sprintf (''result%%d'', rank), ''result'');\n'], folder, code);
fclose (f);
octave = fullfile (OCTAVE_HOME (), 'bin', 'octave-cli');
command = sprintf (['%s -np %d %s %s --norc --no-history --quiet %s'], ...
                   mpi.launcher, count, mpi.options, octave, here ('script.m'));
sender = '';
if nargin > 3
  whom = '$mpi';
  if ! strcmp (signal{2}, 'mpirun')
    whom = '$(cat pid)';
  end
  sender = sprintf (['while [ ! -e begun ] && kill -0 $mpi 2>/dev/null; do sleep 0.1; done; ', ...
                     'sleep 0.3; kill -%s %s; '], signal{1}, whom);
end
clock = tic ();
% timeout in the background would not pass Ctrl-C on, so a sleep beside mpirun sets the limit
[status, text] = system (sprintf (['cd %s && export OMPI_ALLOW_RUN_AS_ROOT=1 ', ...
  'OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMP_NUM_THREADS=2; ', ...
  'env --default-signal=INT %s >out 2>&1 </dev/null & mpi=$!; %s', ...
  '(sleep 60; echo late >late; kill -KILL $mpi) >/dev/null 2>&1 & watch=$!; ', ...
  'wait $mpi; s=$?; [ -e late ] && s=124; kill $watch 2>/dev/null; echo "exit $s"; cat out'], folder, command, sender));
seconds = toc (clock);
status = sscanf (text, 'exit %d', 1);
[unused, left] = system (sprintf ('sleep 0.5; pgrep -f %s/[s]cript.m', folder));
left = strtrim (left);
results = cell (1, count);
for r = 1:count
  file = here (sprintf ('result%d', r - 1));
  if exist (file, 'file')
    results{r} = load (file).result;
  end
end
end

function remove (folder)
confirm_recursive_rmdir (false, 'local');
rmdir (folder, 's');
end

% The MPI for which the gateway was built, and MPICH, for which another gateway is built here.
function all = mpis ()
persistent known
all = known;
if ~ isempty (known)
  return
end
all = struct ('name', {}, 'launcher', {}, 'options', {}, 'gateway', {});
if exist ('backprop_mpi', 'file') ~= 3
  return
end
% not asked itself: a process that has begun can't start others
[unused, own] = system (['ldd ', quoted(which ('backprop_mpi'))]);
libraries = {'libmpi\.so', 'libmpich\.so'};
names = {'Open MPI', 'MPICH'};
launchers = {{'mpirun.openmpi', 'mpirun'}, {'mpirun.mpich', 'mpirun'}};
options = {'--oversubscribe --bind-to none', ''};
for k = 1:2
  for launcher = launchers{k}
    [failed, text] = system ([launcher{1}, ' --version 2>/dev/null']);
    if failed || isempty (regexp (text, {'Open MPI|OpenRTE', 'HYDRA'}{k}, 'once'))
      continue
    end
    gateway = '';
    if isempty (regexp (own, libraries{k}, 'once'))
      if k == 2
        gateway = other_gateway ();
      end
      if isempty (gateway)
        break
      end
    end
    all(end + 1) = struct ('name', names{k}, 'launcher', launcher{1}, 'options', options{k}, ...
                           'gateway', gateway);
    break
  end
end
[unused, order] = sort (! cellfun (@isempty, {all.gateway}));
all = all(order);
known = all;
end

function folder = other_gateway ()
folder = '';
[failed, flags] = system ('mpicc.mpich -show 2>/dev/null');
source = fullfile (fileparts (fileparts (which ('nntrain'))), 'src', 'mpi');
if failed || ~ exist (source, 'dir')
  return
end
flags = strjoin (regexp (strtrim (flags), '(?<=\s)-(I|L|l)\S+', 'match'), ' ');
folder = tempname ();
mkdir (folder);
failed = system (sprintf ('cd %s && mkoctfile --mex -o backprop_mpi.mex %s/*.c %s >log 2>&1', ...
                          folder, quoted (source), flags));
assert (failed, 0);
end

% A name in quotes for the shell.
function text = quoted (name)
text = ["'", strrep(name, "'", "'\\''"), "'"];
end
