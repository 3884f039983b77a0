function v = fuzz_hurt (v)
% FUZZ_HURT  The value v with one change.

% SPDX-License-Identifier: GPL-3.0-or-later

if isstruct (v)
  v = of_struct (v);
elseif iscell (v)
  v = of_cell (v);
elseif ischar (v)
  v = of_text (v);
elseif isnumeric (v) || islogical (v)
  v = of_numbers (v);
else
  v = fuzz_thing ();
end
end

function v = of_struct (v)
names = fieldnames (v);
what = rand ();
if isempty (names) || ~ isscalar (v) || what < 0.05
  v = fuzz_pick ({[v, v], v([]), struct('v', {{v}}), {v}, struct()});
  return
end
name = fuzz_pick (names);
if what < 0.2
  v = rmfield (v, name);
elseif what < 0.25
  v.another = fuzz_thing ();
elseif what < 0.5
  v.(name) = fuzz_thing ();
else
  v.(name) = fuzz_hurt (v.(name));
end
end

function v = of_cell (v)
n = numel (v);
at = ceil (rand () * n);
what = rand ();
if n == 0 || what < 0.1
  v = fuzz_pick ({{}, {1}, [v(:); {fuzz_thing()}], {v}, v'});
elseif what < 0.3
  v(at) = [];
elseif what < 0.5
  v{at} = fuzz_thing ();
elseif what < 0.9
  v{at} = fuzz_hurt (v{at});
else
  v = [v(:)', v(at)];
end
end

function v = of_text (v)
at = ceil (rand () * numel (v));
if isempty (v) || rand () < 0.3
  v = fuzz_word ();
elseif rand () < 0.3
  v = upper (v);
elseif rand () < 0.3
  v(at) = [];
elseif rand () < 0.3
  v = v';
else
  v(at) = char (fuzz_pick ([0, 10, 32, 37, 65, 122, 200, 255]));
end
end

function v = of_numbers (v)
at = ceil (rand () * numel (v));
what = ceil (rand () * 14);
if what > 10 && ~ isempty (v)
  what = 1;
end
huge = prod (size (v)) > 1e5;
switch what
  case {1, 2}
    if ~ isempty (v) && ~ huge
      if islogical (v)
        v = double (v);
      end
      v(at) = fuzz_number ();
    end
  case 3
    classes = {'single', 'int8', 'uint8', 'int32', 'int64', 'uint64', 'logical', 'double'};
    class_name = fuzz_pick (classes);
    if strcmp (class_name, 'logical')
      v = v == v;
    elseif ~ huge
      v = cast (full (real (v)), class_name);    % Octave does not convert complex numbers to integers
    end
  case 4
    if ~ huge
      v = permute (v, [2 1 3:ndims(v)]);
    end
  case {5, 6}
    if ~ huge
      v = cat (what - 4, v, v);
    end
  case 7
    if ~ huge
      v = v(1:max (0, end - 1));
    end
  case 8
    if ~ huge
      v = reshape (full (v), [1, size(v)]);
    end
  case 9
    if ~ huge && (isa (v, 'double') || islogical (v)) && ndims (v) == 2
      v = sparse (v);
    end
  otherwise
    if ~ huge
      v = fuzz_pick ({v([]), {v}, complex(double (full (v)), 1), ~ (v == v), -double(v), ...
                      1e300 * double(v), NaN(size (v)), zeros(size (v))});
    end
end
end
