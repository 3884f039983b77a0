function kind = nnkind (file)
% NNKIND  What there is of that name: 'none', 'file', 'folder' or 'other'.
%
%   kind = nnkind (file)
%
%   file   a whole name, see nnfile. A link is 'other' (nnfollowed says what it leads to),
%          and so are pipes and devices, which can keep who opens them waiting for ever.
%          (MATLAB knows nothing of these.)

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
%! assert (nnkind (file), 'none')
%! fclose (fopen (file, 'w'));
%! assert (nnkind (file), 'file')
%! unlink (file);
%! assert (nnkind (tempdir ()), 'folder')
%! mkfifo (file, 600);
%! assert (nnkind (file), 'other')
%! unlink (file);
%! symlink ('no-such-file', file);
%! assert (nnkind (file), 'other')
%! unlink (file);
