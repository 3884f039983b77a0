function has = mistakes_made (mistakes)
% MISTAKES_MADE  The mistakes that a cost function of the collection must make.
%
% has = mistakes_made (mistakes) is a struct of logicals: has.j_sign is true if the cell
% mistakes contains 'j-sign'.
%
% See also mistakes_catalogue.

% SPDX-License-Identifier: GPL-3.0-or-later

persistent none
if isempty (none)
  list = mistakes_catalogue (true);
  for i = 1:numel (list)
    none.(strrep (list(i).mistake, '-', '_')) = false;
  end
end
has = none;
for i = 1:numel (mistakes)
  name = strrep (mistakes{i}, '-', '_');
  if ~ isfield (none, name)
    error ('mistakes_made: there is no mistake ''%s''', mistakes{i});
  end
  has.(name) = true;
end
end
