% run_octave.m  Runs the tests in one .m or .tst file and says how many passed.
%
%   octave-cli run_octave.m SOURCE BUILD FILE
%
% FILE is below SOURCE.  Prints what fails, and last `PASSES n out of m tests`,
% where a test that was skipped or left something behind has not passed.

% SPDX-License-Identifier: GPL-3.0-or-later

args = argv ();
[source, build, file] = args{:};

addpath (fullfile (source, 'tests', 'mistakes'), fullfile (source, 'tests', 'reference'), ...
         fullfile (build, 'src'), fullfile (source, 'm'));
if (strncmp (file, 'm/private/', 10))
  addpath (fullfile (source, 'm', 'private'));
end

warning ('off', 'Octave:gnuplot-graphics');
graphics_toolkit ('gnuplot');
set (0, 'defaultfigurevisible', 'off');

lastwarn ('');
[n, nmax, ~, ~, nskip, nrtskip] = test (fullfile (source, file), 'quiet', stdout);
left_behind = ~ isempty (strfind (lastwarn (), ' leaked '));
fprintf ('\nPASSES %d out of %d tests\n', n, nmax + nskip + nrtskip + left_behind);
