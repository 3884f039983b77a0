function problem = file_replace (file, bytes, mark)
% FILE_REPLACE  Write a file, so that it is whole at any moment: as it was, or the new one.
%
%   problem = file_replace (file, bytes)
%   problem = file_replace (file, bytes, mark)
%
%   Writes FILE.part beside the file and renames it: whenever the process is killed, or the
%   disk is full, the file is the new one or the one before. (That the disk has it after a
%   power failure is the operating system's affair.) A FILE.part that is there is left
%   alone: then it is FILE.part2, and so on.
%
%   file      the whole name of a plain file or of none, see file_name and file_followed
%   bytes     uint8
%   mark      a FILE.part that begins with these bytes is the rest of a process that was
%             killed, and is written over
%   problem   '', or why the file could not be written: it is then as it was

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 3
  mark = [];
end
if any (strcmp (file_kind (file), {'folder', 'other'}))
  problem = 'it is no plain file';
  return
end
part = free_name (file, mark);
[f, problem] = fopen (part, 'w');
if f < 0
  return
end
written = fwrite (f, bytes);
closed = fclose (f);
if written < numel (bytes) || closed ~= 0
  problem = 'it could not be written whole: is the disk full?';
elseif exist ('OCTAVE_VERSION', 'builtin')
  [failed, problem] = rename (part, file);
else
  [moved, problem] = movefile (part, file, 'f');
end
if ~ isempty (problem)
  file_delete (part);
end
end

% A name beside the file that nothing has, or what a process left that was killed.
function part = free_name (file, mark)
part = [file, '.part'];
k = 1;
while ~ strcmp (file_kind (part), 'none') && ~ left_behind (part, mark)
  k = k + 1;
  part = sprintf ('%s.part%d', file, k);
end
end

function yes = left_behind (part, mark)
yes = ~ isempty (mark) && strcmp (file_kind (part), 'file') ...
      && isequal (file_start (part, numel (mark)), mark);
end

%!test % what is there stays until the new file is whole; a part of somebody else's, too
%! file = tempname ();
%! assert (file_replace (file, uint8 ('one')), '')
%! assert (file_replace ([file, '.part'], uint8 ('his own')), '')
%! assert (file_replace (file, uint8 ('two')), '')
%! assert (fileread (file), 'two')
%! assert (fileread ([file, '.part']), 'his own')
%! assert (file_replace (file, uint8 ('three'), uint8 ('his')'), '')
%! assert (file_kind ([file, '.part']), 'none')
%! assert (fileread (file), 'three')
%! unlink (file);
%!test
%! assert (file_replace (tempdir (), uint8 ('x')), 'it is no plain file')
%! file = tempname ();
%! mkfifo (file, 600);
%! assert (file_replace (file, uint8 ('x')), 'it is no plain file')
%! unlink (file);
%! assert (~ isempty (file_replace ('/no/such/folder/file', uint8 ('x'))))
%!test # a full disk, where there is a device that is one
%! if exist ('/dev/full', 'file')
%!   file = tempname ();
%!   symlink ('/dev/full', [file, '.part']);     # it is not taken
%!   assert (file_replace (file, uint8 ('x')), '')
%!   unlink (file);
%!   unlink ([file, '.part']);
%! end
