function nndelete (file)
% NNDELETE  Removes a file, if there is one, whatever its name is.
%
%   Octave's delete takes a name with brackets for a pattern, and Octave 9's does not
%   see a link to a device.

% SPDX-License-Identifier: GPL-3.0-or-later

if exist ('OCTAVE_VERSION', 'builtin')
  [failed, why] = unlink (file);        % without outputs it would stop
elseif exist (nnfile (file), 'file')
  delete (file);
end
end

%!test
%! file = [tempname(), ' [1]*'];
%! fclose (fopen (file, 'w'));
%! nndelete (file);
%! assert (exist (file), 0)
%! nndelete (file);
