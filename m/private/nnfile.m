function name = nnfile (file)
% NNFILE  The whole name of a file: it stays that file, and is looked for there alone.
%
%   name = nnfile (file)
%
%   Octave's fopen looks for a name without a folder along the load path, too, where
%   any file of that name may lie; and a function of the user's may change the folder.
%   ~ at the front is the home folder, as it is for fopen.

% SPDX-License-Identifier: GPL-3.0-or-later

name = file;
if strncmp (file, '~', 1) && exist ('OCTAVE_VERSION', 'builtin')
  name = tilde_expand (file);
end
if isempty (regexp (nnreadable (name), '^([/\\~]|[A-Za-z]:)', 'once'))
  name = [pwd(), filesep(), name];
end
end

%!test
%! assert (nnfile ('a'), fullfile (pwd (), 'a'))
%! assert (nnfile ('../a'), fullfile (pwd (), '../a'))
%! assert (nnfile ('/a/b'), '/a/b')
%! assert (nnfile ('C:\a'), 'C:\a')
%! assert (nnfile ('~/a'), tilde_expand ('~/a'))
