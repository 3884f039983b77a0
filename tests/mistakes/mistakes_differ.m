function answer = mistakes_differ (a, b)
% MISTAKES_DIFFER  Whether two outcomes differ by more than rounding errors, for each problem.
%
% answer = mistakes_differ (a, b) has the size of a and b, two results of mistakes_outcomes.
%
% See also mistakes_outcomes.

% SPDX-License-Identifier: GPL-3.0-or-later

answer = false (size (a));
for i = 1:numel (a)
  answer(i) = ~ (alike (a(i).J, b(i).J) && alike (a(i).grad, b(i).grad) ...
                 && isempty (a(i).printed) == isempty (b(i).printed) ...
                 && isempty (a(i).failure) == isempty (b(i).failure));
end
end

function answer = alike (x, y)
answer = isequal (size (x), size (y));
if answer
  unlike = abs (x - y) > 1e-9 * (1 + abs (y));
  answer = ~ any (unlike(:)) && isequal (isnan (x), isnan (y));
end
end
