function problem = nncheckpointwrite (file, content)
% NNCHECKPOINTWRITE  Write a checkpoint, so that the file is whole at any moment.
%
%   problem = nncheckpointwrite (file, content)
%
%   Writes FILE.part beside the file and renames it: whenever the process is
%   killed, the file is the new one or the one before. (That the disk has it
%   after a power failure is the operating system's affair.)
%
%   content   struct of plain arrays, see nnpack
%   problem   '', or why the file could not be written: it is then as it was.
%
%   The file: the line 'backprop checkpoint 1', which ends in 1, the format's
%   version; three uint64, the number of bytes that follow and their two
%   checksums; the bytes of nnpack (content).

% SPDX-License-Identifier: GPL-3.0-or-later

bytes = nnpack (content);
head = uint64 ([numel(bytes), nnchecksum(bytes)]);
part = [file, '.part'];
[f, problem] = fopen (part, 'w');
if f < 0
  return
end
all = [uint8(sprintf ('backprop checkpoint 1\n')), typecast(head, 'uint8')]';
written = fwrite (f, all) + fwrite (f, bytes);
closed = fclose (f);
if written < numel (all) + numel (bytes) || closed ~= 0
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
