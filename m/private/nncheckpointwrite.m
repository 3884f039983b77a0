function [problem, head] = nncheckpointwrite (file, content, before)
% NNCHECKPOINTWRITE  Write a checkpoint, so that the file is whole at any moment.
%
%   [problem, head] = nncheckpointwrite (file, content)
%   [problem, head] = nncheckpointwrite (file, content, before)
%
%   Writes FILE.part beside the file and renames it: whenever the process is
%   killed, the file is the new one or the one before. (That the disk has it
%   after a power failure is the operating system's affair.) A FILE.part that is not
%   the rest of a killed process is left alone: then it is FILE.part2, and so on.
%   Where the file is a link, what it leads to is written.
%
%   content   struct of plain arrays, see nnpack
%   before    head of what was written before. If there is something else now, another
%             training writes the same file, and it is left alone. [] or missing: it
%             may be anything
%   problem   '', or why the file could not be written: it is then as it was.
%   head      of the file as it is now, a uint8 column
%
%   The file: the line 'backprop checkpoint 1', which ends in 1, the format's
%   version; three uint64, the number of bytes that follow and their two
%   checksums; the bytes of nnpack (content). All but these bytes is the head.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 3
  before = [];
end
head = before;
file = followed (nnfile (file));
kind = kind_of (file);
problem = '';
if strcmp (kind, 'other')
  problem = 'it is no plain file';
elseif ~ isempty (before) && strcmp (kind, 'file') ...
       && ~ isequal (start_of (file, numel (before)), before)
  problem = 'another training writes the same file';
end
if ~ isempty (problem)
  return
end
bytes = nnpack (content);
numbers = uint64 ([numel(bytes), nnchecksum(bytes)]);
new = [uint8(sprintf ('backprop checkpoint 1\n')), typecast(numbers, 'uint8')]';
part = free_name (file);
[f, problem] = fopen (part, 'w');
if f < 0
  return
end
written = fwrite (f, new) + fwrite (f, bytes);
closed = fclose (f);
if written < numel (new) + numel (bytes) || closed ~= 0
  problem = 'it could not be written whole: is the disk full?';
elseif exist ('OCTAVE_VERSION', 'builtin')
  [failed, problem] = rename (part, file);
else
  [moved, problem] = movefile (part, file, 'f');
end
if isempty (problem)
  head = new;
else
  nndelete (part);
end
end

% What a link leads to, also where that is not there yet. (MATLAB knows nothing of links.)
function file = followed (file)
if exist ('OCTAVE_VERSION', 'builtin')
  for k = 1:40
    [to, failed] = readlink (file);
    if failed ~= 0
      return
    end
    if isempty (regexp (to, '^([/\\]|[A-Za-z]:)', 'once'))
      to = fullfile (fileparts (file), to);
    end
    file = to;
  end
end
end

% 'none', 'file' or 'other', which a link is, too
function kind = kind_of (file)
kind = 'none';
if exist ('OCTAVE_VERSION', 'builtin')
  [info, failed] = lstat (file);
  if failed == 0 && S_ISREG (info.mode)
    kind = 'file';
  elseif failed == 0
    kind = 'other';
  end
elseif exist (file, 'dir')
  kind = 'other';
elseif exist (file, 'file')
  kind = 'file';
end
end

% A name beside the file that nothing has, or what a process left that was killed.
function part = free_name (file)
part = [file, '.part'];
k = 1;
while ~ strcmp (kind_of (part), 'none') && ~ left_behind (part)
  k = k + 1;
  part = sprintf ('%s.part%d', file, k);
end
end

function yes = left_behind (part)
mark = uint8 ('backprop checkpoint ')';
yes = strcmp (kind_of (part), 'file') && isequal (start_of (part, numel (mark)), mark);
end

function bytes = start_of (file, count)
bytes = [];
f = fopen (file, 'r');
if f >= 0
  bytes = fread (f, count, '*uint8');
  fclose (f);
end
end
