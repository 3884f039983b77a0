function given = nnoptions (caller, given, pairs)
% NNOPTIONS  Options as pairs of name and value, in any letter case.
%
%   given = nnoptions (caller, given, pairs)
%
%   caller   the public function's name, for its errors.
%   given    struct: its fields are the options, their values the defaults.
%   pairs    cell {name, value, name, value, ...}: the values replace them.

% SPDX-License-Identifier: GPL-3.0-or-later

known = fieldnames (given);
if mod (numel (pairs), 2) ~= 0
  error ('backprop:usage', '%s: options must be pairs of name and value', caller);
end
for i = 1:2:numel (pairs)
  which = [];
  if ischar (pairs{i})
    which = find (strcmpi (pairs{i}, known));
  end
  if isempty (which)
    error ('backprop:option', '%s: an option must be %s or %s, but is %s', caller, ...
           strjoin (known(1:end-1)', ', '), known{end}, describe (pairs{i}));
  end
  given.(known{which}) = pairs{i + 1};
end
end
