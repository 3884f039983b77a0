function file_delete (file)
% FILE_DELETE  Removes a file, if it exists, with any name.
%
%   Octave's delete uses a name with brackets as a pattern, and that of Octave 9 does not
%   see a link to a device.

% SPDX-License-Identifier: GPL-3.0-or-later

if exist ('OCTAVE_VERSION', 'builtin')
  [failed, why] = unlink (file);        % without outputs it would stop
elseif exist (file_name (file), 'file')
  delete (file);
end
end

%!test
%! file = [tempname(), ' [1]*'];
%! fclose (fopen (file, 'w'));
%! file_delete (file);
%! assert (exist (file), 0)
%! file_delete (file);
