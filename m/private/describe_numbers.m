function text = describe_numbers (v)
% DESCRIBE_NUMBERS  What a value is, for the end of an error message about a few numbers.
%
%   text = describe_numbers (v)
%
%   As describe_value, but a row or column of two to eight numbers as '[0 -1]': where the
%   numbers are wrong, and not their count, size and class do not help.

% SPDX-License-Identifier: GPL-3.0-or-later

plain = isa (v, 'double') || isa (v, 'single') || islogical (v);
if plain && isreal (v) && numel (v) > 1 && numel (v) <= 8 && numel (v) == max (size (v))
  text = mat2str (full (v(:)'), 5);
else
  text = describe_value (v);
end
end

%!assert (describe_numbers ([0 -1]), '[0 -1]')
%!assert (describe_numbers ([.5; NaN; Inf]), '[0.5 NaN Inf]')
%!assert (describe_numbers (sparse ([1 0 1]) > 0), '[true false true]')
%!assert (describe_numbers (single ([1 .1])), '[1 0.1]')
%!assert (describe_numbers (3), '3')
%!assert (describe_numbers ([]), 'an empty 0-by-0 double')
%!assert (describe_numbers (1:9), 'a 1-by-9 double')
%!assert (describe_numbers (eye (2)), 'a 2-by-2 double')
%!assert (describe_numbers ({1, 2}), 'a cell')
