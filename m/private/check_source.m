function source = check_source (fcn)
% CHECK_SOURCE  The file of a function, and its text.
%
%   source = check_source (fcn)
%
%   fcn      a function's name, or a handle. For an anonymous function the function that it
%            calls first is taken, unless that is Octave's own.
%   source   struct:
%     name   of the function; the text of an anonymous function that calls none
%     file   '' if there is none
%     ours   whether that file is this package's
%     lines  cellstr: the file's lines
%     code   cellstr: the same without comments and without the texts between quotes

% SPDX-License-Identifier: GPL-3.0-or-later

source = struct ('name', fcn, 'file', '', 'ours', false, 'lines', {{}}, 'code', {{}});
if isa (fcn, 'function_handle')
  source.name = regexprep (func2str (fcn), '^@(?=\w)', '');
  if source.name(1) == '@'
    source = called (fcn, source);
    return
  end
end
source.file = file_of (source.name);
if isempty (source.file)
  return
end
package = fileparts (fileparts (mfilename ('fullpath')));
source.ours = strcmp (fileparts (source.file), package);
[f, problem] = fopen (source.file, 'r');
if f < 0
  return
end
text = readable_text (fread (f, Inf, '*char')');
fclose (f);
source.lines = regexp (text, '\r?\n', 'split');
source.code = bare (source.lines);
end

% The function that an anonymous function calls; if that is a variable with a handle, the
% function of the handle.
function source = called (fcn, source)
name = regexp (source.name, '^@\s*\([^)]*\)\s*([A-Za-z]\w*)\s*\(', 'tokens', 'once');
if isempty (name)
  return
end
name = name{1};
held = functions (fcn);
if isfield (held, 'workspace') && ~ isempty (held.workspace) && isfield (held.workspace{1}, name)
  inner = held.workspace{1}.(name);
  if isa (inner, 'function_handle')
    source = check_source (inner);
  end
elseif ~ isempty (file_of (name))
  source = check_source (name);
end
end

% The text of a .m file that is not Octave's (or MATLAB's) own; '' if there is none.
function file = file_of (name)
file = '';
if ~ isempty (regexp (name, '^\w+$', 'once'))
  try
    file = which (name);
  catch                                  % Octave raises an error for a file that it can't parse
    file = in_folder (name);
  end
end
theirs = fileparts (fileparts (which ('deal')));
if isempty (regexp (file, '\.m$', 'once')) || strncmp (file, theirs, numel (theirs))
  file = '';
end
end

function file = in_folder (name)
file = '';
for folder = [{pwd()}, strsplit(path (), pathsep ())]
  if exist (fullfile (folder{1}, [name, '.m']), 'file') == 2
    file = fullfile (folder{1}, [name, '.m']);
    return
  end
end
end

% Lines without comments and without the texts between quotes.
function code = bare (lines)
code = lines;
inside = 0;                              % of a block comment
for i = 1:numel (lines)
  line = lines{i};
  if ~ isempty (regexp (line, '^\s*[%#]\{\s*$', 'once'))
    inside = inside + 1;
  end
  if inside > 0
    line = '';
  end
  if ~ isempty (regexp (lines{i}, '^\s*[%#]\}\s*$', 'once'))
    inside = max (0, inside - 1);
  end
  line = regexprep (line, '"[^"]*"', '""');
  line = regexprep (line, '(?<![\w.\)\]\}''])''[^'']*''', '''''');
  code{i} = regexprep (line, '[%#].*$', '');
end
end

%!test % a name, a handle, handles of handles, none
%! for f = {'nncost', @nncost, @(t) nncost (t, 1, 2, 3)}
%!   source = check_source (f{1});
%!   assert (source.name, 'nncost')
%!   assert (source.ours)
%! end
%! f = @nncost;
%! assert (check_source (@(varargin) f (varargin{:})).name, 'nncost')
%! assert (check_source (@(t) deal (sum (t), 1)).file, '')
%! assert (check_source (@(t) 2 * nncost (t)).file, '')
%! assert (check_source ('no_such_function').file, '')
%! assert (check_source (@sin).file, '')
%!test % comments and texts are left out
%! file = 'nnsource_sample.m';
%! f = fopen (file, 'w');
%! fprintf (f, 'x = a'' * b''; %% c\n%%{\ny\n%%}\nz = ''10%%'' + "25"; # 400');
%! fclose (f);
%! source = check_source ('nnsource_sample');
%! delete (file)
%! assert (source.code, {'x = a'' * b''; ', '', '', '', 'z = '''' + ""; '})
%! assert (source.ours, false)
