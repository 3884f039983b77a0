function yes = fuzz_same (a, b)
% FUZZ_SAME  Whether two values have the same class, size and bits.
%
% Handles are compared by their text, objects by their class.

% SPDX-License-Identifier: GPL-3.0-or-later

yes = strcmp (class (a), class (b));
if ~ yes || isa (a, 'function_handle')
  yes = yes && strcmp (func2str (a), func2str (b));
elseif iscell (a)
  yes = same_size (a, b);
  for k = 1:numel (a) * yes
    yes = yes && fuzz_same (a{k}, b{k});
  end
elseif isstruct (a)
  names = fieldnames (a);
  yes = same_size (a, b) && same_size (names, fieldnames (b)) && all (strcmp (names, fieldnames (b)));
  for k = 1:numel (a) * yes
    for i = 1:numel (names)
      yes = yes && fuzz_same (a(k).(names{i}), b(k).(names{i}));
    end
  end
elseif isnumeric (a) || islogical (a) || ischar (a)
  yes = same_size (a, b) && issparse (a) == issparse (b) ...
        && iscomplex (a) == iscomplex (b);
  if yes && issparse (a)
    [i, j, s] = find (a);
    [ib, jb, sb] = find (b);
    yes = isequal (i, ib) && isequal (j, jb) && isequaln (s, sb);
  elseif yes && isfloat (a) && isreal (a)
    yes = all (typecast (a(:), 'uint8') == typecast (b(:), 'uint8'));
  elseif yes
    yes = isequaln (a, b);
  end
end
end

% (isequal is ten times slower.)
function yes = same_size (a, b)
yes = ndims (a) == ndims (b) && all (size (a) == size (b));
end
