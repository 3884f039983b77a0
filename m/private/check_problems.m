function calls = check_problems ()
% CHECK_PROBLEMS  Small problems to test a cost function of the course.
%
%   calls = check_problems ()
%
%   A struct array with an element for each call: n, h, K, m (inputs, hidden units, labels,
%   examples), lambda, theta, X, y, text (code that makes theta, X and y, to be pasted), note
%   (what is special: 'again' repeats the call before), and, for check_call, outputs, J,
%   grad, printed and problem.
%
%   In each call n, n + 1, h, h + 1, K, K + 1, m, m + 1 and lambda are all different, so that
%   a wrong factor n can be told from a wrong factor K.

% SPDX-License-Identifier: GPL-3.0-or-later

calls = [one(5, 3, 7, 9, 0, ''), one(5, 3, 7, 9, 1.7, '')];
calls(end+1) = one (5, 3, 7, 9, 1.7, 'again');
calls(end+1) = one (8, 6, 4, 2, 0, 'fewer examples than labels, two classes absent');
calls(end+1) = one (8, 6, 4, 2, 0.7, 'fewer examples than labels, two classes absent');
calls(4).text.y = '[4; 2]';
calls(5).text.y = '[4; 2]';
calls(end+1) = one (11, 5, 3, 8, 0.7, 'more inputs than examples');
calls(end+1) = one (3, 5, 7, 10, 1.7, 'the last class absent');
calls(end).text.y = '[1 2 3 4 5 6 1 4 2 6]''';
calls(end+1) = one (5, 3, 7, 9, 1.7, 'zero parameters');
calls(end).text.theta = 'zeros (46, 1)';
calls(end+1) = one (8, 6, 4, 1, 1.7, 'one example');
calls(end).text.y = '3';
for i = 1:numel (calls)
  for part = {'theta', 'X', 'y'}
    calls(i).(part{1}) = feval (str2func (['@() ', calls(i).text.(part{1})]));
  end
end
end

function c = one (n, h, K, m, lambda, note)
count = h * (n + 1) + K * (h + 1);
text = struct ('theta', sprintf ('0.7 * cos ((1:%d)'' .^ 2)', count), ...
  'X', sprintf ('reshape (sin ((1:%d) .^ 2), %d, %d)', m * n, m, n), ...
  'y', sprintf ('1 + mod ((1:%d)'' * 5, %d)', m, K));
c = struct ('n', n, 'h', h, 'K', K, 'm', m, 'lambda', lambda, 'theta', [], 'X', [], 'y', [], ...
            'text', text, 'note', note, 'outputs', 2, 'J', [], 'grad', [], 'printed', '', ...
            'problem', []);
end

%!test % the sizes are different; some calls have all classes, some not
%! for c = check_problems ()
%!   assert (numel (unique ([c.n, c.n + 1, c.h, c.h + 1, c.K, c.K + 1, c.m, c.m + 1])), 8)
%!   assert (size (c.X), [c.m, c.n])
%!   assert (rank (c.X), min (c.m, c.n))
%!   assert (numel (c.theta), c.h * (c.n + 1) + c.K * (c.h + 1))
%!   if (isempty (c.note) || strcmp (c.note, 'more inputs than examples'))
%!     assert (unique (c.y), (1:c.K)')
%!   end
%! end
