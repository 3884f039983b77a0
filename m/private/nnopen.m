function [f, why] = nnopen (file, mode)
% NNOPEN  Opens a file of the user's to be read.
%
%   [f, why] = nnopen (file, mode)
%
%   file   the name as the user wrote it: see nnfile
%   mode   of fopen: 'r' or 'rz'
%   f      -1 if it can't be opened
%   why    '', or why not: 'it is a folder'. What is neither is not opened, because a pipe
%          lets its reader wait, and a device may have no end.

% SPDX-License-Identifier: GPL-3.0-or-later

f = -1;
file = nnfile (file);
switch nnkind (nnfollowed (file))
  case 'folder'
    why = 'it is a folder';
  case 'other'
    why = 'it is no plain file';
  otherwise
    [f, why] = fopen (file, mode);
end
end

%!test
%! file = tempname ();
%! mkfifo (file, 600);
%! [f, why] = nnopen (file, 'r');
%! unlink (file);
%! assert (f, -1)
%! assert (why, 'it is no plain file')
%!test
%! [f, why] = nnopen (tempdir (), 'r');
%! assert ({f, why}, {-1, 'it is a folder'})
%! [f, why] = nnopen ('no-such-file', 'r');
%! assert (f < 0 && ~ isempty (why))
