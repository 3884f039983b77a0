function how = nnhow (suspects, set)
% NNHOW  The mistakes of a set, for nnmistaken.
%
%   how = nnhow (suspects, set)
%
%   suspects   from nnsuspects; set: which of them, a row of indices

% SPDX-License-Identifier: GPL-3.0-or-later

persistent right
if isempty (right)
  right = nnmistaken ();
end
how = right;
for i = reshape (set, 1, [])
  how.(suspects(i).step) = suspects(i).formula;
end
end
