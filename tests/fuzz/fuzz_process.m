function fuzz_process (source, folder, seed, first, last)
% FUZZ_PROCESS  Makes the calls from number first to last, and writes down what is wrong.
%
% fuzz_process (source, folder, seed, first, last)
%
% It is a fault, too, if a function was called sixty times or more and refused each call: then
% fuzz_good no longer knows its arguments.

% SPDX-License-Identifier: GPL-3.0-or-later

names = fuzz_names (source);
log = fopen (fullfile (folder, 'log'), 'a');
faults = fopen (fullfile (folder, 'faults'), 'a');
[worked, refused] = deal (zeros (1, numel (names)));
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
  [fault, ended_well] = fuzz_trial (name, args, nout, seed, k, folder);
  whose = strcmp (name, names);
  worked = worked + (whose & ended_well);
  refused = refused + (whose & ~ ended_well);
  if ~ isempty (fault)
    fprintf (faults, 'seed %d, call %s: %s\n', seed, text, regexprep (fault, '\s*\n\s*', ' | '));
    fflush (faults);
  end
end
for name = names(worked == 0 & refused >= 60)
  fprintf (faults, 'seed %d: %s refused all calls\n', seed, name{1});
end
fflush (faults);
f = fopen (fullfile (folder, 'summary'), 'w');
fprintf (f, '%d worked, %d were refused\n', sum (worked), sum (refused));
fclose (f);
end
