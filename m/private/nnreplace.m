function problem = nnreplace (file, bytes, mark)
% NNREPLACE  Write a file, so that it is whole at any moment: as it was, or the new one.
%
%   problem = nnreplace (file, bytes)
%   problem = nnreplace (file, bytes, mark)
%
%   Writes FILE.part beside the file and renames it: whenever the process is killed, or the
%   disk is full, the file is the new one or the one before. (That the disk has it after a
%   power failure is the operating system's affair.) A FILE.part that is there is left
%   alone: then it is FILE.part2, and so on.
%
%   file      the whole name of a plain file or of none, see nnfile and nnfollowed
%   bytes     uint8
%   mark      a FILE.part that begins with these bytes is the rest of a process that was
%             killed, and is written over
%   problem   '', or why the file could not be written: it is then as it was

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 3
  mark = [];
end
if any (strcmp (nnkind (file), {'folder', 'other'}))
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
  nndelete (part);
end
end

% A name beside the file that nothing has, or what a process left that was killed.
function part = free_name (file, mark)
part = [file, '.part'];
k = 1;
while ~ strcmp (nnkind (part), 'none') && ~ left_behind (part, mark)
  k = k + 1;
  part = sprintf ('%s.part%d', file, k);
end
end

function yes = left_behind (part, mark)
yes = ~ isempty (mark) && strcmp (nnkind (part), 'file') ...
      && isequal (nnstart (part, numel (mark)), mark);
end

%!test % what is there stays until the new file is whole; a part of somebody else's, too
%! file = tempname ();
%! assert (nnreplace (file, uint8 ('one')), '')
%! assert (nnreplace ([file, '.part'], uint8 ('his own')), '')
%! assert (nnreplace (file, uint8 ('two')), '')
%! assert (fileread (file), 'two')
%! assert (fileread ([file, '.part']), 'his own')
%! assert (nnreplace (file, uint8 ('three'), uint8 ('his')'), '')
%! assert (nnkind ([file, '.part']), 'none')
%! assert (fileread (file), 'three')
%! unlink (file);
%!test
%! assert (nnreplace (tempdir (), uint8 ('x')), 'it is no plain file')
%! file = tempname ();
%! mkfifo (file, 600);
%! assert (nnreplace (file, uint8 ('x')), 'it is no plain file')
%! unlink (file);
%! assert (~ isempty (nnreplace ('/no/such/folder/file', uint8 ('x'))))
%!test # a full disk, where there is a device that is one
%! if exist ('/dev/full', 'file')
%!   file = tempname ();
%!   symlink ('/dev/full', [file, '.part']);     # it is not taken
%!   assert (nnreplace (file, uint8 ('x')), '')
%!   unlink (file);
%!   unlink ([file, '.part']);
%! end
