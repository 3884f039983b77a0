function [content, problem, ours] = checkpoint_read (file)
% CHECKPOINT_READ  The content of a checkpoint, or what is wrong with the file.
%
%   [content, problem, ours] = checkpoint_read (file)
%
%   problem   '', or what is wrong with the file ('is not a checkpoint'). Then content
%             is [].
%   ours      true if it begins as a checkpoint, whole or not
%
%   The file is read by fread and not by load, which would execute the text of
%   a function handle in a file made for that.

% SPDX-License-Identifier: GPL-3.0-or-later

content = [];
ours = false;
magic = 'backprop checkpoint ';
[f, problem] = file_open (file, 'r');
if f < 0
  problem = ['cannot be read: ', problem];
  return
end
close = onCleanup (@() fclose (f));
line = fread (f, numel (magic) + 2, '*uint8')';
if numel (line) < numel (magic) || ~ isequal (char (line(1:numel (magic))), magic)
  problem = 'is not a checkpoint';
  return
end
ours = true;
version = char (line(numel (magic) + 1:end));
if ~ isempty (version) && ~ strcmp (version, sprintf ('1\n'))
  problem = sprintf ('has the format %s, where 1 is known', strtrim (version));
  return
end
head = fread (f, 24, '*uint8');
if numel (head) < 24
  problem = 'is cut off in its head';
  return
end
head = double (typecast (head, 'uint64'))';
at = ftell (f);
fseek (f, 0, 'eof');
there = ftell (f) - at;
if there ~= head(1)
  problem = sprintf ('is damaged: it should hold %.15g bytes, but holds %d', head(1), there);
  return
end
fseek (f, at, 'bof');
bytes = fread (f, there, '*uint8');
if numel (bytes) < there || any (checkpoint_checksum (bytes) ~= head(2:3))
  problem = 'is damaged: its checksum does not fit';
else
  try
    content = checkpoint_unpack (bytes);
  catch
    problem = 'is damaged: its parts do not fit';
  end
end
end

%!function altered (file, bytes)
%!  f = fopen (file, 'w');
%!  fwrite (f, bytes);
%!  fclose (f);
%!endfunction

%!test % there and back; no other file is left
%! file = tempname ();
%! c = struct ('theta', sin (1:1000)', 'history', {{1, 'a'}});
%! assert (checkpoint_write (file, struct ('old', 1)), '')
%! assert (checkpoint_write (file, c), '')
%! [back, problem] = checkpoint_read (file);
%! assert ({back, problem}, {c, ''})
%! assert (exist ([file, '.part'], 'file'), 0)
%! delete (file)
%!test % every file that is cut off, and every byte that is changed, is found
%! file = tempname ();
%! checkpoint_write (file, struct ('theta', [1 2], 's', 'ab'));
%! f = fopen (file);
%! whole = fread (f, Inf, '*uint8');
%! fclose (f);
%! for k = 0:numel (whole) - 1
%!   altered (file, whole(1:k));
%!   [c, problem] = checkpoint_read (file);
%!   assert (isempty (c) && ~ isempty (problem))
%! end
%! for k = 1:numel (whole)
%!   for mask = [1, 128]
%!     other = whole;
%!     other(k) = bitxor (other(k), mask);
%!     altered (file, other);
%!     [c, problem] = checkpoint_read (file);
%!     assert (isempty (c) && ~ isempty (problem))
%!   end
%! end
%! altered (file, [whole; 0]);
%! [c, problem] = checkpoint_read (file);
%! assert (problem, sprintf ('is damaged: it should hold %d bytes, but holds %d', ...
%!                           numel (whole) - 46, numel (whole) - 45))
%! altered (file, strrep (char (whole'), 'point 1', 'point 2'));
%! [c, problem] = checkpoint_read (file);
%! assert (problem, 'has the format 2, where 1 is known')
%! delete (file)
%!test % foreign files
%! file = tempname ();
%! x = 1;
%! save ('-v7', file, 'x');
%! [c, problem] = checkpoint_read (file);
%! assert ({c, problem}, {[], 'is not a checkpoint'})
%! save ('-binary', file, 'x');
%! [c, problem] = checkpoint_read (file);
%! assert (problem, 'is not a checkpoint')
%! altered (file, 'a text');
%! [c, problem] = checkpoint_read (file);
%! assert (problem, 'is not a checkpoint')
%! delete (file)
%! [c, problem] = checkpoint_read (file);
%! assert (problem, 'cannot be read: No such file or directory')
%!test % where nothing can be written: below a file, in a folder
%! file = tempname ();
%! altered (file, 'x');
%! assert (checkpoint_write ([file, '/a'], struct ()), 'Not a directory')
%! delete (file);
%! mkdir (file);
%! assert (isempty (checkpoint_write (file, struct ())), false)
%! assert (exist ([file, '.part'], 'file'), 0)
%! rmdir (file);
