function asked = ranks_asked (ranks)
% RANKS_ASKED  Whether Ctrl-C has come; with ranks, on rank 0.
%
%   asked = ranks_asked (ranks)
%
%   ranks   from ranks_begin, or []

% SPDX-License-Identifier: GPL-3.0-or-later

asked = backprop_mex ('hold');
if ~ isempty (ranks)
  [unused, unused, asked] = ranks_sum (ranks, {}, [], [], asked); %#ok
  asked = asked ~= 0;
end
end
