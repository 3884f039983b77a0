function has = made (mistakes)
% MADE  Which mistakes a cost function of the collection is to make.
%
% has = made (mistakes) is a struct of logicals: has.m17a for the mistake '17a'.
%
% See also catalogue.

% SPDX-License-Identifier: GPL-3.0-or-later

persistent none
if isempty (none)
  list = catalogue ();
  for i = 1:numel (list)
    none.(['m' list(i).mistake]) = false;
  end
end
has = none;
for i = 1:numel (mistakes)
  name = ['m' mistakes{i}];
  if ~ isfield (none, name)
    error ('made: there is no mistake ''%s''', mistakes{i});
  end
  has.(name) = true;
end
end
