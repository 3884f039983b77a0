function post_install (desc)
% POST_INSTALL  Gives the gateways their help, as the last step of pkg install.
%
%   Octave finds the help of X.mex in an X.m beside it. pkg install puts an X.m of the
%   package into another folder, where it hides X.mex; and without help it warns.

% SPDX-License-Identifier: GPL-3.0-or-later

gateways = dir (fullfile (desc.archprefix, '*', '*.mex'));
for i = 1:numel (gateways)
  [~, name] = fileparts (gateways(i).name);
  [id, why] = fopen (fullfile (gateways(i).folder, [name, '.m']), 'w');
  if id < 0
    error ('backprop: the help of %s cannot be written: %s', name, why);
  end
  fprintf (id, ['function varargout = %s (varargin)\n', ...
                '%% %s  The engine, for the functions of backprop alone: no documented call.\n', ...
                'error (''%s: the file %s beside this one is missing'');\n', ...
                '%%!assert (exist (''%s''), 3)\n'], ...
           name, upper (name), name, gateways(i).name, name);
  fclose (id);
end
end
