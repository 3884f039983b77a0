% child.m  Makes the calls of one process of tests/fuzz/run.
%
%   octave-cli child.m SOURCE BUILD SEED FIRST LAST FOLDER
%
% Writes files in FOLDER: in log a line before each call, in faults a line for each call that
% ended badly, and at the end a summary.

% SPDX-License-Identifier: GPL-3.0-or-later

args = argv ();
[source, build, seed, first, last, folder] = args{:};
addpath (fullfile (source, 'tests', 'fuzz'), fullfile (build, 'src'), fullfile (source, 'm'));
warning ('off', 'all');
if ~ isempty (available_graphics_toolkits ())
  graphics_toolkit ('gnuplot');
end
set (0, 'defaultfigurevisible', 'off');
fuzz_process (source, folder, str2double (seed), str2double (first), str2double (last));
