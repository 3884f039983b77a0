function [text, left] = run_lesson (name)
% RUN_LESSON  Runs a lesson in an empty folder; returns its output and the files it writes.
%
%   [text, left] = run_lesson (name)

% SPDX-License-Identifier: GPL-3.0-or-later

folder = tempname ();
assert (mkdir (folder))
back = cd (folder);
cleaning = onCleanup (@() leave (back, folder));
text = alone (nnexamples (name));
left = setdiff (readdir (folder)', {'.', '..'});
end

% Runs a script in a function of its own, so that it changes no variable of the caller.
function text = alone (file)
text = evalc ('source (file)');
end

function leave (back, folder)
close ('all');
cd (back);
confirm_recursive_rmdir (false, 'local');
rmdir (folder, 's');
end
