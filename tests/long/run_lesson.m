function [text, left] = run_lesson (name)
% RUN_LESSON  What a lesson prints, run in an empty folder, and the files that it leaves.
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

% The script's variables stay in here.
function text = alone (file)
text = evalc ('source (file)');
end

function leave (back, folder)
close ('all');
cd (back);
confirm_recursive_rmdir (false, 'local');
rmdir (folder, 's');
end
