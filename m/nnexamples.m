function file = nnexamples (name)
% NNEXAMPLES  List the lessons of the package, and open one.
%
%   nnexamples ()            lists them, in a good order for reading
%   nnexamples (name)        opens one in the editor, or prints it if there is
%                            no window
%   file = nnexamples (name)   its file, to be run: source (nnexamples ('xor'))
%   folder = nnexamples ()   lists them, and returns the folder they are in
%
%   A lesson is a script of about two screens that runs as it is: it prints
%   numbers, answers the questions at its beginning, and writes a picture
%   (cluster: theta) to the current folder. Copy it, and change it.
%
%   Errors: backprop:type, backprop:value.
%
%   Example:
%     nnexamples ()
%     source (nnexamples ('chainrule'))
%
%   See also backprop, nnplot.

% SPDX-License-Identifier: GPL-3.0-or-later

folder = folder_of ();
known = {'circuits', 'chainrule', 'mazur', 'slips', 'xor', 'ex3', 'ex4', 'gradients', ...
         'deceived', 'initialisation', 'minimisers', 'overfitting', 'batchnorm', ...
         'regression', 'autoencoder', 'digits', 'cluster', 'fashion'};
if nargin == 0
  for k = 1:numel (known)
    fprintf ('%-15s %s\n', known{k}, sentence (fullfile (folder, [known{k}, '.m'])));
  end
  fprintf ('\nnnexamples NAME opens one; source (nnexamples (''NAME'')) runs it.\n');
  if nargout > 0
    file = folder;
  end
  return
end
name = plain_text (name);
if ~ ischar (name) || size (name, 1) ~= 1
  error ('backprop:type', 'nnexamples: name must be a text, but is %s', describe_value (name));
end
name = regexprep (readable_text (name), '\.m$', '');
if ~ any (strcmpi (name, known))
  error ('backprop:value', 'nnexamples: name must be one of %s, but is %s', ...
         strjoin (known, ', '), describe_value (name));
end
path = fullfile (folder, [lower(name), '.m']);
if nargout > 0
  file = path;
elseif usejava ('desktop') || (exist ('OCTAVE_VERSION', 'builtin') && isguirunning ())
  edit (path);
else
  disp (fileread (path));
  fprintf ('%% This is %s\n', path);
end
end

% The lessons are in the folder of the sources, or in a folder of the installed package that is
% not on the load path.
function folder = folder_of ()
here = fileparts (mfilename ('fullpath'));
places = {fullfile(here, 'private', 'examples'), fullfile(fileparts (here), 'examples')};
there = cellfun (@(place) exist (fullfile (place, 'xor.m'), 'file') > 0, places);
if ~ any (there)
  error ('backprop:value', 'nnexamples: the lessons must be in %s, but are not', places{1});
end
folder = places{find(there, 1)};
end

% The text of the first line of a script.
function text = sentence (file)
text = strtok (fileread (file), sprintf ('\n'));
text = regexprep (text, '^%\s*\S+\s*', '');
end

%!demo
%! % the list, and a lesson
%! nnexamples ()
%! source (nnexamples ('chainrule'))

%!test # each lesson is in the list, with a sentence and questions, and can be opened
%! text = evalc ('nnexamples ()');
%! folder = fileparts (nnexamples ('xor'));
%! files = dir (fullfile (folder, '*.m'));
%! lines = strsplit (strtrim (text), "\n");
%! assert (sort (strtok (lines(1:end-1))), sort (strrep ({files.name}, '.m', '')))
%! for file = {files.name}
%!   script = fileread (fullfile (folder, file{1}));
%!   assert (! isempty (strfind (script, '%   Questions that it answers:')), file{1})
%!   assert (any (! cellfun (@isempty, strfind (lines, strtok (script, "\n")(end-20:end)))), file{1})
%! end
%!test
%! evalc ('folder = nnexamples ();');
%! assert (folder, fileparts (nnexamples ('xor')))
%!test
%! assert (nnexamples ('XOR.m'), nnexamples ('xor'))
%! assert (! isempty (strfind (evalc ('nnexamples (''mazur'')'), 'MAZUR  A published')))
%!error <^nnexamples: name must be a text, but is 3$> nnexamples (3)
%!error <^nnexamples: name must be one of circuits, .*, fashion, but is 'xro'$> nnexamples ('xro')
