function name = nnfile (file)
% NNFILE  The name of a file to be read, so that it is looked for there alone.
%
%   name = nnfile (file)
%
%   Octave's fopen looks for a name without a folder along the load path, too, where
%   any file of that name may lie.

% SPDX-License-Identifier: GPL-3.0-or-later

name = file;
if isempty (regexp (file, '^([/\\~]|[A-Za-z]:|\.\.?[/\\])', 'once'))
  name = ['./', file];
end
end
