% gateway.m  Generated calls of each function of the gateway: make valgrind runs it.
%
%   octave-cli gateway.m SOURCE BUILD CALLS FOLDER

% SPDX-License-Identifier: GPL-3.0-or-later

args = argv ();
[source, build, count, folder] = args{:};
addpath (fullfile (source, 'tests', 'fuzz'), fullfile (build, 'src'), fullfile (source, 'm'));
warning ('off', 'all');
names = fuzz_names (source);
names = names(strncmp (names, 'backprop_mex', 12));
f = fopen (fullfile (folder, 'begun'), 'w');
fprintf (f, 'begun\n');
fclose (f);
fuzz_canary ();
faults = '';
for k = 1:str2double (count)
  name = names{1 + mod(k, numel (names))};
  [args, nout] = fuzz_arguments (name, 5, k);
  faults = [faults, fuzz_trial(name, args, nout, 5, k, folder)]; %#ok
end
fprintf ('%d calls made of %d functions of the gateway\n%s', k, numel (names), faults);
exit (~ isempty (faults));
