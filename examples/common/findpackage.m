function findpackage ()
% FINDPACKAGE  Put backprop on the path, if it is not there already.
%
%   If the examples are in a source folder with a build, that is used; otherwise, in
%   Octave, the installed package is loaded.

% SPDX-License-Identifier: GPL-3.0-or-later

if ~ isempty (which ('backprop_mex'))
  return
end
home = fileparts (fileparts (fileparts (mfilename ('fullpath'))));
built = fullfile (home, 'build', 'src');
if exist (built, 'dir')
  addpath (built, fullfile (home, 'm'));
elseif exist ('OCTAVE_VERSION', 'builtin') > 0
  pkg ('load', 'backprop');
else
  error ('backprop:usage', ['findpackage: backprop is not on the path, and ', ...
         'there is no build of it in %s'], built);
end
end
