% run_octave.m  Runs the tests in one .m or .tst file and says how many passed.
%
%   octave-cli run_octave.m SOURCE BUILD FILE
%
% The name of FILE is relative to SOURCE.  Prints the tests that fail, and as the last line
% `PASSES n out of m tests, k skipped`.  A test that leaves a variable behind counts as
% failed, and so does a skipped one, unless gnuplot, a compiler or MPI is missing: then the
% skipped tests are the k.

% SPDX-License-Identifier: GPL-3.0-or-later

args = argv ();
[source, build, file] = args{:};

addpath (fullfile (source, 'tests', 'long'), fullfile (source, 'tests', 'mistakes'), ...
         fullfile (source, 'tests', 'reference'), ...
         fullfile (build, 'src'), fullfile (source, 'm'));
if (strncmp (file, 'm/private/', 10))
  addpath (fullfile (source, 'm', 'private'));
end

warning ('off', 'Octave:gnuplot-graphics');
draws = ~ isempty (available_graphics_toolkits ());
if (draws)
  graphics_toolkit ('gnuplot');
end
set (0, 'defaultfigurevisible', 'off');
lacks = ~ draws || exist ('backprop_mpi', 'file') ~= 3 ...
        || system ('${CC:-cc} --version >/dev/null 2>&1') ~= 0;

lastwarn ('');
[n, nmax, ~, ~, nskip, nrtskip] = test (fullfile (source, file), 'quiet', stdout);
left_behind = ~ isempty (strfind (lastwarn (), ' leaked '));
fprintf ('\nPASSES %d out of %d tests, %d skipped\n', n, ...
         nmax + nskip + ~ lacks * nrtskip + left_behind, lacks * nrtskip);
