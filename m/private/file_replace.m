function problem = file_replace (file, bytes, mark)
% FILE_REPLACE  Write a file, so that it is complete at any moment: the old one or the new.
%
%   problem = file_replace (file, bytes)
%   problem = file_replace (file, bytes, mark)
%
%   Writes FILE.part in the same folder and renames it: also if the process is killed or the
%   disk is full, the file is the new one or the one before. (Whether the disk has it after
%   a power failure depends on the operating system.) A FILE.part that exists is not
%   changed: then FILE.part2 is used, and so on.
%
%   file      the whole name of a plain file or of no file, see file_name, file_followed
%   bytes     uint8
%   mark      a FILE.part that begins with these bytes was left by a process that was
%             killed, and is overwritten
%   problem   '', or why the file could not be written: it is then as it was

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 3
  mark = [];
end
if any (strcmp (file_kind (file), {'folder', 'other'}))
  problem = 'it is not a plain file';
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
  problem = 'it could not be written completely: is the disk full?';
elseif exist ('OCTAVE_VERSION', 'builtin')
  [failed, problem] = rename (part, file);
else
  [moved, problem] = movefile (part, file, 'f');
end
if ~ isempty (problem)
  file_delete (part);
end
end

% A name in the same folder that is free, or of a file left by a process that was killed.
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

%!test % the old file stays until the new one is complete; so does another's FILE.part
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
%! assert (file_replace (tempdir (), uint8 ('x')), 'it is not a plain file')
%! file = tempname ();
%! mkfifo (file, 600);
%! assert (file_replace (file, uint8 ('x')), 'it is not a plain file')
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
