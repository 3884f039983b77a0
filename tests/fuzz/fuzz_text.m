function text = fuzz_text (name, args, nout)
% FUZZ_TEXT  A call as a line of text: the values of short arguments, size and class of others.

% SPDX-License-Identifier: GPL-3.0-or-later

words = cell (1, numel (args));
for i = 1:numel (args)
  words{i} = value (args{i}, true);
end
text = sprintf ('[%d] = %s (%s)', nout, strtok (name), strjoin (words, ', '));
end

function text = value (v, deep)
if ischar (v) && size (v, 1) == 1 && numel (v) < 40
  v(v < 32 | v > 126) = '?';
  text = ['''', v, ''''];
elseif (isnumeric (v) || islogical (v)) && isscalar (v) && ~ issparse (v) && isreal (v)
  text = sprintf ('%.17g', v);
  if ~ isa (v, 'double')
    text = sprintf ('%s(%s)', class (v), text);
  end
elseif isa (v, 'function_handle')
  text = func2str (v);
elseif isstruct (v) && isscalar (v) && deep
  names = fieldnames (v);
  words = cell (1, numel (names));
  for k = 1:numel (names)
    words{k} = [names{k}, ': ', value(v.(names{k}), false)];
  end
  text = ['<', strjoin(words, '; '), '>'];
elseif iscell (v) && deep && numel (v) < 9
  words = cell (1, numel (v));
  for k = 1:numel (v)
    words{k} = value (v{k}, false);
  end
  text = ['{', strjoin(words, ', '), '}'];
else
  sizes = sprintf ('%d-by-', size (v));
  text = sprintf ('<%s %s%s>', sizes(1:end-4), repmat ('sparse ', 1, issparse (v)), class (v));
end
end
