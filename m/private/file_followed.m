function file = file_followed (file)
% FILE_FOLLOWED  The target of a link, even if it does not exist; else the name itself.
%
%   file = file_followed (file)            file: a whole name, see file_name
%
%   (MATLAB has no functions for links.)

% SPDX-License-Identifier: GPL-3.0-or-later

if exist ('OCTAVE_VERSION', 'builtin')
  for k = 1:40
    [to, failed] = readlink (file);
    if failed ~= 0
      return
    end
    if isempty (regexp (readable_text (to), '^([/\\]|[A-Za-z]:)', 'once'))
      to = [fileparts(file), filesep(), to];
    end
    file = to;
  end
end
end

%!test
%! links = {tempname(), tempname()};
%! symlink ('nowhere', links{1});
%! symlink (links{1}, links{2});
%! assert (file_followed (links{2}), fullfile (tempdir (), 'nowhere'))
%! assert (file_followed ('/no/link'), '/no/link')
%! cellfun (@unlink, links);
