function fuzz_process (source, folder, seed, first, last)
% FUZZ_PROCESS  Makes the calls from number first to last, and writes down what is wrong.
%
% fuzz_process (source, folder, seed, first, last)

% SPDX-License-Identifier: GPL-3.0-or-later

names = fuzz_names (source);
log = fopen (fullfile (folder, 'log'), 'a');
faults = fopen (fullfile (folder, 'faults'), 'a');
count = struct ('worked', 0, 'refused', 0);
fuzz_canary ();
if exist ('backprop_mpi', 'file') == 3
  backprop_mpi ('begin');                % the files that MPI opens stay open
end
for k = first:last
  name = fuzz_turn (names, seed, k);
  try
    [args, nout] = fuzz_arguments (name, seed, k);
  catch e
    fprintf (faults, 'seed %d, call %d %s: no arguments could be made: %s (%s, line %d)\n', ...
             seed, k, name, e.message, e.stack(1).name, e.stack(1).line);
    fprintf (log, '%d\n', k);
    continue
  end
  text = sprintf ('%d %s', k, fuzz_text (name, args, nout));
  fprintf (log, '%s\n', text);
  fflush (log);
  [fault, worked] = fuzz_trial (name, args, nout, seed, k, folder);
  if worked
    count.worked = count.worked + 1;
  else
    count.refused = count.refused + 1;
  end
  if ~ isempty (fault)
    fprintf (faults, 'seed %d, call %s: %s\n', seed, text, regexprep (fault, '\s*\n\s*', ' | '));
    fflush (faults);
  end
end
f = fopen (fullfile (folder, 'summary'), 'w');
fprintf (f, '%d worked, %d were refused\n', count.worked, count.refused);
fclose (f);
end
