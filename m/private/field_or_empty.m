function value = field_or_empty (s, name)
% FIELD_OR_EMPTY  A field of a struct; [] if it has none of that name.
%
%   value = field_or_empty (s, name)

% SPDX-License-Identifier: GPL-3.0-or-later

value = [];
if isfield (s, name)
  value = s.(name);
end
end

%!assert (field_or_empty (struct ('a', 3), 'a'), 3)
%!assert (field_or_empty (struct ('a', 3), 'b'), [])
