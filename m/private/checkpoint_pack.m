function bytes = checkpoint_pack (value)
% CHECKPOINT_PACK  A value as bytes, which checkpoint_unpack turns back into it, bit for bit.
%
%   bytes = checkpoint_pack (value)
%
%   value   a full real array of numbers, a logical or char array, or a cell or
%           1-by-1 struct of such, nested as you like.
%   bytes   uint8 column: the length of the class's name, the name, the number
%           of dimensions, the dimensions (uint64); then the numbers as they
%           lie in memory, or the entries of the cell, or the names of the
%           fields and their values, as two cells.

% SPDX-License-Identifier: GPL-3.0-or-later

name = class (value);
sizes = uint64 (size (value));
bytes = [uint8([numel(name), double(name)])'; uint8(numel (sizes)); ...
         typecast(sizes, 'uint8')'];
if iscell (value)
  parts = cellfun (@checkpoint_pack, value(:), 'UniformOutput', false);
  bytes = vertcat (bytes, parts{:});
elseif isstruct (value)
  bytes = [bytes; checkpoint_pack(fieldnames (value)); checkpoint_pack(struct2cell (value))];
else
  if ischar (value)
    value = uint16 (value);
  elseif islogical (value)
    value = uint8 (value);
  end
  if ~ isempty (value)
    bytes = [bytes; reshape(typecast (value(:), 'uint8'), [], 1)];
  end
end
end

%!test % there and back: class, size and every bit, also of -0, NaN and Inf
%! odd = typecast (uint64 ([9221120237041090561, 1]), 'double');
%! list = {pi, -0, [1 -0; NaN Inf], single([1 2 3]), odd, uint8(200), ...
%!   int64([intmin('int64'), 5]), true(2, 3), 'text', '', ['ab'; 'cd'], [], ...
%!   zeros(0, 3), zeros(2, 3, 2), {}, {1, 'a'; {2}, []}, cell(0, 2), ...
%!   struct('a', 1, 'b', {{'x', struct('c', single (2))}}), struct()};
%! for k = 1:numel (list)
%!   back = checkpoint_unpack (checkpoint_pack (list{k}));
%!   assert (class (back), class (list{k}))
%!   assert (size (back), size (list{k}))
%!   assert (back, list{k})
%! end
%! assert (1 / checkpoint_unpack (checkpoint_pack (-0)), -Inf)
%! assert (typecast (checkpoint_unpack (checkpoint_pack (odd)), 'uint64'), typecast (odd, 'uint64'))
