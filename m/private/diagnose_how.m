function how = diagnose_how (suspects, set)
% DIAGNOSE_HOW  The mistakes of a set, for diagnose_mistaken.
%
%   how = diagnose_how (suspects, set)
%
%   suspects   from diagnose_suspects; set: which of them, a row of indices

% SPDX-License-Identifier: GPL-3.0-or-later

persistent right
if isempty (right)
  right = diagnose_mistaken ();
end
how = right;
for i = reshape (set, 1, [])
  how.(suspects(i).step) = suspects(i).formula;
end
end
