function name = file_name (file)
% FILE_NAME  The whole name of a file, with its folder.
%
%   name = file_name (file)
%
%   Octave's fopen also looks along the load path for a name without a folder, and may
%   find another file there; and a user's function may change the current folder.
%   ~ at the front is the home folder, as for fopen.

% SPDX-License-Identifier: GPL-3.0-or-later

name = file;
if strncmp (file, '~', 1) && exist ('OCTAVE_VERSION', 'builtin')
  name = tilde_expand (file);
end
if isempty (regexp (readable_text (name), '^([/\\~]|[A-Za-z]:)', 'once'))
  name = [pwd(), filesep(), name];
end
end

%!test
%! assert (file_name ('a'), fullfile (pwd (), 'a'))
%! assert (file_name ('../a'), fullfile (pwd (), '../a'))
%! assert (file_name ('/a/b'), '/a/b')
%! assert (file_name ('C:\a'), 'C:\a')
%! assert (file_name ('~/a'), tilde_expand ('~/a'))
