function [f, why] = file_open (file, mode)
% FILE_OPEN  Opens a user's file for reading.
%
%   [f, why] = file_open (file, mode)
%
%   file   the name as the user wrote it: see file_name
%   mode   of fopen: 'r' or 'rz'
%   f      -1 if it can't be opened
%   why    '', or why not: 'it is a folder'. Pipes and devices are not opened, because a
%          pipe can make its reader wait, and a device may have no end.

% SPDX-License-Identifier: GPL-3.0-or-later

f = -1;
file = file_name (file);
switch file_kind (file_followed (file))
  case 'folder'
    why = 'it is a folder';
  case 'other'
    why = 'it is not a plain file';
  otherwise
    [f, why] = fopen (file, mode);
end
end

%!test
%! file = tempname ();
%! mkfifo (file, 600);
%! [f, why] = file_open (file, 'r');
%! unlink (file);
%! assert (f, -1)
%! assert (why, 'it is not a plain file')
%!test
%! [f, why] = file_open (tempdir (), 'r');
%! assert ({f, why}, {-1, 'it is a folder'})
%! [f, why] = file_open ('no-such-file', 'r');
%! assert (f < 0 && ~ isempty (why))
