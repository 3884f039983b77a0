function value = checkpoint_unpack (bytes)
% CHECKPOINT_UNPACK  The value that checkpoint_pack has turned into these bytes.
%
%   value = checkpoint_unpack (bytes)
%
%   Nothing in the bytes is executed. For bytes from elsewhere the result is some error,
%   or some value.

% SPDX-License-Identifier: GPL-3.0-or-later

[value, at] = unpack (bytes, 0);
if at ~= numel (bytes)
  error ('backprop:checkpoint', 'checkpoint_unpack: bytes must end with the value');
end
end

% at: how many bytes have been read
function [value, at] = unpack (bytes, at)
[name, at] = take (bytes, at + 1, double (bytes(at + 1)));
name = char (name');
[sizes, at] = take (bytes, at + 1, 8 * double (bytes(at + 1)));
sizes = double (typecast (sizes, 'uint64'))';
count = prod (sizes);
if strcmp (name, 'cell')
  take (bytes, at, count);               % each entry has a byte or more
  value = cell (sizes);
  for k = 1:count
    [value{k}, at] = unpack (bytes, at);
  end
elseif strcmp (name, 'struct')
  [names, at] = unpack (bytes, at);
  [values, at] = unpack (bytes, at);
  value = cell2struct (values, names, 1);
else
  [value, at] = numbers (bytes, at, name, count);
  value = reshape (value, sizes);
end
end

function [value, at] = numbers (bytes, at, name, count)
stored = name;
if strcmp (name, 'char')
  stored = 'uint16';
elseif strcmp (name, 'logical')
  stored = 'uint8';
elseif isempty (regexp (name, '^(u?int(8|16|32|64)|double|single)$', 'once'))
  error ('backprop:checkpoint', 'checkpoint_unpack: bytes must be numbers');
end
one = numel (typecast (zeros (1, 1, stored), 'uint8'));
[value, at] = take (bytes, at, one * count);
if count == 0
  value = zeros (0, 1, stored);
else
  value = typecast (value, stored);
end
if strcmp (name, 'char')
  value = char (value);
elseif strcmp (name, 'logical')
  value = logical (value);
end
end

function [part, at] = take (bytes, at, count)
if count > numel (bytes) - at
  error ('backprop:checkpoint', 'checkpoint_unpack: bytes must be whole');
end
part = bytes(at + 1:at + count);
at = at + count;
end

%!error <^checkpoint_unpack: bytes must be whole$> checkpoint_unpack (checkpoint_pack (1:9)(1:end-1))
%!error <^checkpoint_unpack: bytes must end with the value$> checkpoint_unpack ([checkpoint_pack(1:9); uint8(0)])
%!error <^checkpoint_unpack: bytes must be numbers$> checkpoint_unpack (uint8 (strrep (char (checkpoint_pack ('ab')'), 'char', 'chat')'))
