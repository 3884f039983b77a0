function [id, text] = warning_of (fcn)
% WARNING_OF  The last warning that a call prints.
%
%   [id, text] = warning_of (fcn)
%   [~, text] = warning_of (fcn)
%
%   fcn        is called without arguments; its output is not shown
%   id, text   of the warning; '' if there is none
%
%   lastwarn alone does not do: Octave 11 also sets it for warnings that are turned off, such
%   as those that its own functions raise. There the id, if it is asked for, is the one
%   without which the warning does not come: fcn is called several times.

% SPDX-License-Identifier: GPL-3.0-or-later

lastwarn ('', '');
printed = evalc ('fcn ();');
[text, id] = lastwarn ();
if isempty (text) || ~ isempty (strfind (printed, text))
  return
end
[id, text] = deal ('');
said = regexp (printed, 'warning: (nn\w+: [^\n]*)', 'tokens');
if isempty (said)
  return
end
text = said{end}{1};
if ~ isargout (1)
  return
end
for one = ids ()
  before = warning ('query', one{1});
  warning ('off', one{1}, 'local');
  again = evalc ('fcn ();');
  warning (before.state, one{1}, 'local');
  if isempty (strfind (again, text))
    id = one{1};
    return
  end
end
end

% Those of all warnings of the package.
function list = ids ()
folder = fileparts (which ('nntrain'));
list = {};
for where = {folder, fullfile(folder, 'private')}
  for file = {dir(fullfile (where{1}, '*.m')).name}
    found = regexp (fileread (fullfile (where{1}, file{1})), ...
                    'warning \(''(backprop:\w+)'',', 'tokens');
    list = [list, found{:}];
  end
end
list = unique (list);
end
