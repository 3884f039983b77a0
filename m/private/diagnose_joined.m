function list = diagnose_joined (varargin)
% DIAGNOSE_JOINED  Joins lists of findings into one row, which has its fields even if it is empty.
%
%   list = diagnose_joined (some, others, ...)

% SPDX-License-Identifier: GPL-3.0-or-later

list = diagnose_finding ();
for i = 1:numel (varargin)
  for finding = reshape (varargin{i}, 1, [])
    list(end + 1) = finding;
  end
end
end

%!test
%! assert (isfield (diagnose_joined (diagnose_finding (), diagnose_finding ()), 'id'))
%! a = diagnose_finding ('a', '', '', '');
%! assert ({diagnose_joined(a, diagnose_finding (), [a, a]).id}, {'a', 'a', 'a'})
