function text = describe_value (v)
% DESCRIBE_VALUE  What a value is, in a few words, for the end of an error message.
%
%   text = describe_value (v)
%
%   For a number its value ('2.5', 'NaN', 'true'), for a short text the text in
%   quotes, otherwise size and class: 'a 3-by-4 double', 'an empty
%   0-by-3 double', 'complex', 'a cell', 'an empty cell', 'a function handle', 'a struct'.
%   No method of an object is called, because any of them may be overloaded.

% SPDX-License-Identifier: GPL-3.0-or-later

name = class (v);
if strcmp (name, 'function_handle')
  text = 'a function handle';
elseif any (strcmp (name, {'cell', 'struct'}))
  text = ['a ', name];
  if isempty (v)
    text = ['an empty ', name];
  end
elseif isempty (regexp (name, '^(u?int\d+|double|single|logical|char)$'))
  text = ['an object of class ', name];
elseif isnumeric (v) && ~ isreal (v)
  text = 'complex';
elseif ischar (v) && size (v, 1) == 1 && size (v, 2) <= 40
  text = ['''', readable_text(v), ''''];
elseif ~ ischar (v) && numel (v) == 1
  text = number (full (v));
else
  sizes = sprintf ('%d-by-', size (v));
  name = [sizes(1:end-4), ' ', name];
  if issparse (v)
    name = strrep (name, ' ', ' sparse ');
  end
  if isempty (v)
    text = ['an empty ', name];
  elseif isempty (regexp (name, '^(8|1[18](\d\d\d)*-)', 'once'))
    text = ['a ', name];
  else
    text = ['an ', name];               % an 8-by-8, an 11-by-2 double
  end
end
end

function text = number (v)
if islogical (v)
  words = {'false', 'true'};
  text = words{v + 1};
elseif isa (v, 'single')
  text = sprintf ('%.7g', v);
else
  text = sprintf ('%.15g', v);
end
end
