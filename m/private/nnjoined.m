function list = nnjoined (varargin)
% NNJOINED  Findings in one row, with their fields even where there are none.
%
%   list = nnjoined (some, others, ...)

% SPDX-License-Identifier: GPL-3.0-or-later

list = nnfinding ();
for i = 1:numel (varargin)
  for finding = reshape (varargin{i}, 1, [])
    list(end + 1) = finding;
  end
end
end

%!test
%! assert (isfield (nnjoined (nnfinding (), nnfinding ()), 'id'))
%! a = nnfinding ('a', '', '', '');
%! assert ({nnjoined(a, nnfinding (), [a, a]).id}, {'a', 'a', 'a'})
