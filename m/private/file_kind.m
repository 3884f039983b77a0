function kind = file_kind (file)
% FILE_KIND  The kind of a file: 'none' if there is none, 'file', 'folder' or 'other'.
%
%   kind = file_kind (file)
%
%   file   a whole name, see file_name. A link is 'other' (file_followed gives its target),
%          and so are pipes and devices, where opening can wait for ever.
%          (MATLAB does not tell these apart.)

% SPDX-License-Identifier: GPL-3.0-or-later

kind = 'none';
if exist ('OCTAVE_VERSION', 'builtin')
  [info, failed] = lstat (file);
  if failed == 0 && S_ISREG (info.mode)
    kind = 'file';
  elseif failed == 0 && S_ISDIR (info.mode)
    kind = 'folder';
  elseif failed == 0
    kind = 'other';
  end
elseif exist (file, 'dir')
  kind = 'folder';
elseif exist (file, 'file')
  kind = 'file';
end
end

%!test
%! file = tempname ();
%! assert (file_kind (file), 'none')
%! fclose (fopen (file, 'w'));
%! assert (file_kind (file), 'file')
%! unlink (file);
%! assert (file_kind (tempdir ()), 'folder')
%! mkfifo (file, 600);
%! assert (file_kind (file), 'other')
%! unlink (file);
%! symlink ('no-such-file', file);
%! assert (file_kind (file), 'other')
%! unlink (file);
