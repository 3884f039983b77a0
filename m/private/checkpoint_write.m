function [problem, head] = checkpoint_write (file, content, before)
% CHECKPOINT_WRITE  Write a checkpoint, so that the file is complete at any moment.
%
%   [problem, head] = checkpoint_write (file, content)
%   [problem, head] = checkpoint_write (file, content, before)
%
%   Whenever the process is killed, the file is the new one or the one before: see
%   file_replace. If the file is a link, its target is written.
%
%   content   struct of plain arrays, see checkpoint_pack
%   before    the head that was written before. If the file has another head now, another
%             training writes the same file, and it is not changed. [] or missing: any
%             head is allowed
%   problem   '', or why the file could not be written: it is then as it was.
%   head      of the file as it is now, a uint8 column
%
%   The file: the line 'backprop checkpoint 1', which ends in 1, the format's
%   version; three uint64, the number of bytes that follow and their two
%   checksums; the bytes of checkpoint_pack (content). All but these bytes is the head.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 3
  before = [];
end
head = before;
file = file_followed (file_name (file));
if ~ isempty (before) && strcmp (file_kind (file), 'file') ...
   && ~ isequal (file_start (file, numel (before)), before)
  problem = 'another training writes the same file';
  return
end
bytes = checkpoint_pack (content);
numbers = uint64 ([numel(bytes), checkpoint_checksum(bytes)]);
new = [uint8(sprintf ('backprop checkpoint 1\n')), typecast(numbers, 'uint8')]';
problem = file_replace (file, [new; bytes(:)], uint8 ('backprop checkpoint ')');
if isempty (problem)
  head = new;
end
end
