function [problem, head] = nncheckpointwrite (file, content, before)
% NNCHECKPOINTWRITE  Write a checkpoint, so that the file is whole at any moment.
%
%   [problem, head] = nncheckpointwrite (file, content)
%   [problem, head] = nncheckpointwrite (file, content, before)
%
%   Whenever the process is killed, the file is the new one or the one before: see
%   nnreplace. Where the file is a link, what it leads to is written.
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
file = nnfollowed (nnfile (file));
if ~ isempty (before) && strcmp (nnkind (file), 'file') ...
   && ~ isequal (nnstart (file, numel (before)), before)
  problem = 'another training writes the same file';
  return
end
bytes = nnpack (content);
numbers = uint64 ([numel(bytes), nnchecksum(bytes)]);
new = [uint8(sprintf ('backprop checkpoint 1\n')), typecast(numbers, 'uint8')]';
problem = nnreplace (file, [new; bytes(:)], uint8 ('backprop checkpoint ')');
if isempty (problem)
  head = new;
end
end
