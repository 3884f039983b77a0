function calls = check_elsewhere (fcn, calls, source)
% CHECK_ELSEWHERE  If every call stops: finds calls of other sizes, or with J alone, that work.
%
%   calls = check_elsewhere (fcn, calls, source)
%
%   The numbers of the exercise (10 labels, 25 hidden units, 400 inputs), and those in the
%   function's file, are tried as sizes.

% SPDX-License-Identifier: GPL-3.0-or-later

tries = [calls(1), exercise()];
tries = tries(2:end);
for number = reshape (numbers (source), 1, [])
  for part = {'K', 'h', 'n'}
    s = struct ('n', 7, 'h', 4, 'K', 11, 'm', 17);
    s.(part{1}) = number;
    names = struct ('K', 'labels', 'h', 'hidden units', 'n', 'inputs');
    tries(end+1) = sized (s, sprintf ('%d %s', number, names.(part{1})));
  end
end
for i = 1:numel (tries)
  c = check_call (fcn, tries(i));
  if isempty (c.problem)
    again = c;
    again.lambda = 1.7;
    calls = [c, check_call(fcn, again)];
    return
  end
end
for i = 1:numel (calls)                  % perhaps only grad is missing
  calls(i).outputs = 1;
  calls(i).problem = [];
  calls(i) = check_call (fcn, calls(i));
end
calls = calls(arrayfun (@(c) isempty (c.problem), calls));
end

function tries = exercise ()
sizes = {7, 4, 10, 17, '10 labels'; 7, 25, 11, 17, '25 hidden units'; ...
         7, 25, 10, 17, '25 hidden units and 10 labels'; ...
         400, 25, 10, 17, '400 inputs, 25 hidden units and 10 labels'; ...
         400, 25, 10, 5000, '5000 examples of 400 inputs, 25 hidden units and 10 labels'};
for i = size (sizes, 1):-1:1
  tries(i) = sized (struct ('n', sizes{i, 1}, 'h', sizes{i, 2}, 'K', sizes{i, 3}, ...
                            'm', sizes{i, 4}), sizes{i, 5});
end
end

function c = sized (s, text)
problems = check_problems ();
c = problems(1);
for part = {'n', 'h', 'K', 'm'}
  c.(part{1}) = s.(part{1});
end
c.note = ['sizes: ', text];
count = s.h * (s.n + 1) + s.K * (s.h + 1);
c.text.theta = sprintf ('%.3g * cos ((1:%d)'' .^ 2)', 0.3 * sqrt (7 / s.n), count);
c.text.X = sprintf ('reshape (sin ((1:%d) .^ 2), %d, %d)', s.m * s.n, s.m, s.n);
c.text.y = sprintf ('1 + mod ((1:%d)'' * 7, %d)', s.m, s.K);
for part = {'theta', 'X', 'y'}
  c.(part{1}) = feval (str2func (['@() ', c.text.(part{1})]));
end
end

% The whole numbers from 3 to 100 in the file, at most eight.
function list = numbers (source)
words = regexp (strjoin (source.code, sprintf ('\n')), '(?<![\w.])\d+(?![\w.])', 'match');
list = unique (cellfun (@str2double, words));
list = list(list > 2 & list <= 100 & list ~= 10 & list ~= 25);
list = list(1:min (8, end));
end
