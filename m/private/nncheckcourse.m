function report = nncheckcourse (name, options)
% NNCHECKCOURSE  Checks a cost function with the course's signature.
%
%   report = nncheckcourse (name)
%   report = nncheckcourse (name, options)
%
%   name      of the function, or a handle: [J, grad] = nnCostFunction (nn_params,
%             input_layer_size, hidden_layer_size, num_labels, X, y, lambda)
%   options   none yet.
%   report    as nncheck gives it; sizes are those of the problem that its table
%             is about, source says which files were checked.
%
%   The function is called on small problems whose sizes all differ, with lambda
%   0 and 2; with examples permuted and doubled, one example, zero parameters,
%   inputs as many as labels, more inputs than examples, and classes that do not
%   occur. What it returns, prints and stops with is explained by nndiagnose,
%   nnshapes and nnerrorhint. Its table compares with the engine; the numerical
%   gradient is that of its own J.

% SPDX-License-Identifier: GPL-3.0-or-later

off = warning ('off', 'all');
restore = onCleanup (@() warning (off));
calls = problems ();
for c = 1:numel (calls)
  calls(c) = run (name, calls(c), 2);
end
if all (failed (calls))
  calls = [calls, elsewhere(name)];
end
many = ~ strcmp ({calls.note}, 'one example');
diagnosis = nndiagnose (trials (calls(many)));
if isempty (diagnosis) && ~ any (failed (calls))
  diagnosis = nndiagnose (trials (calls));      % wrong only where m is 1
end
diagnosis = together (files (diagnosis, calls, name), stops (name, calls, diagnosis), ...
                      diagnosis, oneoutput (name, calls), printing (calls));
report = described (name, calls, diagnosis);
end

% ------------------------------------------------------------------- the calls

% Problems whose sizes tell apart what is m, n, h or K times wrong.
function calls = problems ()
calls = struct ('theta', {}, 'n', {}, 'h', {}, 'K', {}, 'X', {}, 'y', {}, 'lambda', {}, ...
                'note', {}, 'J', {}, 'grad', {}, 'text', {}, 'problem', {});
X1 = reshape (sin (1:28), 7, 4);
y1 = 1 + mod ((1:7)' * 3, 5);
t1 = 0.7 * cos (1:35)';
X2 = reshape (cos ((1:12) * 1.7), 2, 6);
t2 = 0.6 * sin (1:43)';
calls(end+1) = call (t1, 4, 3, 5, X1, y1, 0, '');
calls(end+1) = call (t1, 4, 3, 5, X1, y1, 2, '');
calls(end+1) = call (t1, 4, 3, 5, X1, y1, 2, 'again');
calls(end+1) = call (t2, 6, 4, 3, X2, [3; 1], 0, 'more inputs than examples, class 2 absent');
calls(end+1) = call (t2, 6, 4, 3, X2, [3; 1], 2, 'more inputs than examples, class 2 absent');
calls(end+1) = call (t1, 4, 3, 5, X1(end:-1:1, :), y1(end:-1:1), 2, 'permuted');
calls(end+1) = call (t1, 4, 3, 5, [X1; X1], [y1; y1], 2, 'doubled');
calls(end+1) = call (zeros (35, 1), 4, 3, 5, X1, y1, 2, 'zero parameters');
calls(end+1) = call (0.5 * cos ((1:44)' * 1.3), 5, 4, 4, reshape (sin ((1:45) * 1.1), 9, 5), ...
                     [1 2 3 2 1 3 3 1 2]', 2, 'the last class absent');
calls(end+1) = call (0.5 * sin ((1:49)' * 1.3), 5, 4, 5, reshape (cos ((1:60) * 0.9), 12, 5), ...
                     1 + mod ((1:12)', 5), 1, 'as many inputs as labels');
calls(end+1) = call (t1, 4, 3, 5, X1(2, :), y1(2), 2, 'one example');
end

function c = call (theta, n, h, K, X, y, lambda, note)
c = struct ('theta', theta, 'n', n, 'h', h, 'K', K, 'X', X, 'y', y, 'lambda', lambda, ...
            'note', note, 'J', [], 'grad', [], 'text', '', 'problem', []);
end

% The same call made: J, grad, what was printed, and the error if it stopped.
function c = run (name, c, outputs)
J = [];
grad = [];
try
  if outputs == 2
    c.text = evalc ('[J, grad] = feval (name, c.theta, c.n, c.h, c.K, c.X, c.y, c.lambda);');
  else
    c.text = evalc ('J = feval (name, c.theta, c.n, c.h, c.K, c.X, c.y, c.lambda);');
  end
catch e
  c.problem = e;
  J = [];
  grad = [];
end
c.J = J;
c.grad = grad;
end

function yes = failed (calls)
yes = arrayfun (@(c) ~ isempty (c.problem), calls);
end

% Everything failed: sizes that may stand in the function as numbers, then J alone.
function calls = elsewhere (name)
calls = problems ();
calls = calls([]);
sizes = {7, 4, 10, 17, '10 labels'; 7, 25, 11, 17, '25 hidden units'; ...
         7, 25, 10, 17, '25 hidden units and 10 labels'; ...
         400, 25, 10, 17, '400 inputs, 25 hidden units and 10 labels'; ...
         400, 25, 10, 5000, '5000 examples of 400 inputs, 25 hidden units and 10 labels'};
for i = 1:size (sizes, 1)
  [n, h, K, m] = sizes{i, 1:4};
  X = reshape (sin ((1:m * n) * 1.3), m, n);
  theta = 0.3 * cos ((1:h * (n + 1) + K * (h + 1))' * 1.7) * sqrt (7 / n);
  c = call (theta, n, h, K, X, 1 + mod ((1:m)' * 3, K), 0, ['sizes: ', sizes{i, 5}]);
  c = run (name, c, 2);
  if isempty (c.problem)
    again = c;
    again.lambda = 2;
    calls = [c, run(name, again, 2)];
    return
  end
end
c = problems ();
for i = 1:numel (c)                     % grad may be what is missing
  c(i) = run (name, c(i), 1);
end
if ~ all (failed (c))
  calls = c(~ failed (c));
end
end

function t = trials (calls)
t = struct ('theta', {}, 'net', {}, 'X', {}, 'Y', {}, 'J', {}, 'grad', {}, 'note', {});
for c = reshape (calls, 1, [])
  if isempty (c.problem) && (isnumeric (c.J) || islogical (c.J)) ...
     && (isnumeric (c.grad) || islogical (c.grad))
    net = nncreate ([c.n, c.h, c.K], 'Lambda', c.lambda);
    t(end+1) = struct ('theta', c.theta, 'net', net, 'X', c.X, 'Y', c.y, 'J', c.J, ...
                       'grad', c.grad, 'note', c.note);
  end
end
end

% ------------------------------------------------- what nndiagnose can't know

function entry = said (id, evidence)
catalogue = nncatalogue ();
c = catalogue(strcmp (id, {catalogue.id}));
entry = struct ('id', c.id, 'sentence', c.sentence, 'evidence', evidence, ...
                'meaning', c.meaning, 'line', c.line, 'term', c.term);
end

function list = none ()
list = struct ('id', {}, 'sentence', {}, 'evidence', {}, 'meaning', {}, 'line', {}, 'term', {});
end

% All in one list ([empty, empty] would have no fields).
function list = together (varargin)
list = none ();
for i = 1:numel (varargin)
  for d = reshape (varargin{i}, 1, [])
    list(end+1) = d;
  end
end
end

% sigmoid and sigmoidGradient, if something is wrong that they may have caused.
function list = files (diagnosis, calls, name)
list = none ();
if isempty (diagnosis) && ~ any (failed (calls))
  return
end
z = [-3 -0.5 0; 0.7 2 5];
a = 1 ./ (1 + exp (-z));
names = {'sigmoid', a, 'sigmoid-file'; 'sigmoidGradient', a .* (1 - a), 'sigmoid-gradient-file'};
for i = 1:2
  text = differs (names{i, 1}, z, names{i, 2});
  if ~ isempty (text)
    list(end+1) = said (names{i, 3}, sprintf ('%s: %s', located (names{i, 1}), text));
  end
end
end

function text = differs (f, z, wanted)
text = '';
try
  evalc ('g = feval (f, z);');
  if ~ isequal (size (g), size (z))
    text = sprintf ('%s of a 2-by-3 matrix is %s', f, describe (g));
  elseif ~ all (abs (double (g(:)) - wanted(:)) <= 1e-5)
    [~, i] = max (abs (double (g(:)) - wanted(:)));
    text = sprintf ('%s (%g) is %.6g, not %.6g', f, z(i), g(i), wanted(i));
  end
catch e
  text = sprintf ('%s stops: %s', f, e.message);
end
end

% Calls that stopped with an error, unless what is known already explains it.
function list = stops (name, calls, diagnosis)
list = none ();
bad = failed (calls);
if ~ any (bad)
  return
end
if any (ismember ({'labels-only-first-k', 'hard-coded-m'}, {diagnosis.id}))
  return                                % y has no K entries, or X no 5000 rows
end
sized = strncmp ({calls.note}, 'sizes: ', 7);
first = find (bad, 1);
absent = strcmp ({calls.note}, 'more inputs than examples, class 2 absent');
last = strcmp ({calls.note}, 'the last class absent');
if any (sized & ~ bad)
  k = find (sized & ~ bad, 1);
  list = said ('hard-coded-sizes', sprintf (['it works with %s, and stops with other sizes: ', ...
    '%s'], calls(k).note(8:end), callname (calls(first))));
  list.evidence = [list.evidence, ': ', firstline(calls(first).problem.message)];
elseif all (bad(absent | last)) && ~ any (bad(~ absent & ~ last & ~ one (calls)))
  list = said ('classes-from-unique', stopevidence (calls(first)));
elseif all (bad(last)) && ~ any (bad(~ last & ~ one (calls)))
  list = said ('classes-from-max', stopevidence (calls(find (last, 1))));
else
  [id, text, call] = errors (name, calls, first);
  list = said (id, text);
  if isempty (call)
    return
  end
end
end

function yes = one (calls)
yes = strcmp ({calls.note}, 'one example');
end

function text = stopevidence (c)
text = sprintf ('it stops where a class does not occur (y = [%s], %d labels): %s', ...
                strjoin (arrayfun (@(v) sprintf ('%d', v), c.y(:)', 'UniformOutput', false)), ...
                c.K, firstline (c.problem.message));
end

% The error explained, on sizes that all differ if it stops there too.
function [id, text, c] = errors (name, calls, first)
m = 17;  n = 7;  h = 4;  K = 11;
c = call (0.4 * cos ((1:h * (n + 1) + K * (h + 1))' * 1.7), n, h, K, ...
          reshape (sin ((1:m * n) * 1.3), m, n), 1 + mod ((1:m)' * 3, K), 2, '');
c = run (name, c, 2);
if isempty (c.problem) || ~ strcmp (shape (c.problem), shape (calls(first).problem))
  c = calls(first);
end
sizes = struct ('n', c.n, 'h', c.h, 'K', c.K, 'm', size (c.X, 1));
[id, text] = nnerrorhint (c.problem, sizes, source (name));
text = sprintf ('%s%s stops: %s', callname (c), place (c.problem), text);
end

% The message without its numbers.
function text = shape (e)
text = regexprep (firstline (e.message), '\d+', '#');
end

function text = firstline (text)
text = regexprep (text, '\s*\n.*', '');
end

function text = callname (c)
text = sprintf ('the call with lambda = %g, n = %d, h = %d, K = %d, m = %d (one hidden layer)', ...
                c.lambda, c.n, c.h, c.K, size (c.X, 1));
if ~ isempty (c.note) && ~ strcmp (c.note, 'again')
  text = [text, ', ', c.note];
end
end

function text = place (e)
text = '';
if ~ isempty (e.stack) && isempty (strfind (e.stack(1).name, 'nncheckcourse'))
  text = sprintf (' (in %s, line %d)', e.stack(1).name, e.stack(1).line);
end
end

function file = source (name)
file = '';
if ischar (name)
  file = located (name);
end
end

% Octave's which stops at a file that it can't parse.
function file = located (name)
try
  file = which (name);
catch
  file = 'not valid Octave';
end
end

% J asked for alone.
function list = oneoutput (name, calls)
list = none ();
c = calls(2);
if ~ isempty (c.problem)
  return
end
alone = run (name, c, 1);
if ~ isempty (alone.problem)
  list = said ('j-differs-with-one-output', ['asked for J alone it stops: ', ...
                                             firstline(alone.problem.message)]);
elseif isequal (size (alone.J), size (c.J)) && isequal (c.J, calls(3).J) ...
       && any (abs (double (alone.J(:)) - double (c.J(:))) > 1e-9 * abs (double (c.J(:))))
  list = said ('j-differs-with-one-output', sprintf (['J = %.10g when it is asked for alone, ', ...
               '%.10g with the gradient'], alone.J(1), c.J(1)));
end
end

function list = printing (calls)
list = none ();
counts = cellfun (@numel, {calls.text});
if any (counts > 0)
  [most, k] = max (counts);
  list = said ('prints', sprintf (['it prints up to %d characters a call, and a numerical check ', ...
    'of N parameters makes 2N + 1 calls; it begins: %s'], most, ...
    strtrim (regexprep (calls(k).text(1:min (60, end)), '\s+', ' '))));
end
end

% ------------------------------------------------------------------ the report

function report = described (name, calls, diagnosis)
good = find (~ failed (calls));
k = 2;
if ~ any (good == 2) && ~ isempty (good)
  k = good(1);
end
c = calls(k);
net = nncreate ([c.n, c.h, c.K], 'Lambda', c.lambda);
[~, truth] = nncost (c.theta, net, c.X, c.y);
grad = NaN (size (truth));
if isempty (c.problem) && numel (c.grad) == numel (truth) && isnumeric (c.grad)
  grad = real (double (full (c.grad(:))));
end
[numgrad, uncertainty, evaluations] = numerical (name, c);
unsure = isnan (grad);
wrong = ~ unsure & ~ (abs (grad - truth) <= 2e-5 * max (abs (truth)));
remarks = strcmp ({diagnosis.id}, 'prints');
report.ok = all (remarks) && ~ any (wrong | unsure);
report.verdict = 'wrong';
if report.ok
  report.verdict = 'right';
elseif all (failed (calls))
  report.verdict = 'cannot tell';
end
report.table = table (net, grad, truth, wrong, unsure);
report.worst = worst (net, grad, truth, numgrad, uncertainty, wrong);
report.diagnosis = diagnosis;
report.evaluations = numel (calls) + evaluations;
report.grad = grad;
report.numgrad = numgrad;
report.uncertainty = uncertainty;
report.sizes = net.Sizes;
report.source = origins (name);
end

% The student's own J, differentiated.
function [numgrad, uncertainty, evaluations] = numerical (name, c)
numgrad = NaN (size (c.theta));
uncertainty = numgrad;
evaluations = 0;
if ~ isempty (c.problem) || numel (c.J) ~= 1
  return
end
evalc ('slopes = differences (name, c);');          % whatever it prints
numgrad = (4 * slopes(:, 1) - slopes(:, 2)) / 3;    % Richardson's extrapolation
uncertainty = abs (slopes(:, 1) - slopes(:, 2)) / 100 + 1e-9 * max (1, abs (slopes(:, 1)));
evaluations = 1 + 2 * sum (~ isnan (slopes(:)));
end

% Central differences at a step, and at twice the step; of large problems, on which
% only is called what works with no others, of some entries in about two seconds.
function slopes = differences (name, c)
n = numel (c.theta);
slopes = NaN (n, 2);
started = tic ();
moved (name, c, 1, 0);
entries = min (n, floor (0.5 / toc (started)));
for i = reshape (unique (ceil ((1:entries) * n / entries)), 1, [])
  for k = 1:2
    step = k * 1e-3 * max (1, abs (c.theta(i)));
    slopes(i, k) = (moved (name, c, i, step) - moved (name, c, i, -step)) / (2 * step);
  end
end
end

function J = moved (name, c, i, step)
c.theta(i) = c.theta(i) + step;
try
  J = feval (name, c.theta, c.n, c.h, c.K, c.X, c.y, c.lambda);
  if numel (J) == 1
    J = double (real (J));
  else
    J = NaN;
  end
catch
  J = NaN;
end
end

function rows = table (net, grad, truth, wrong, unsure)
rows = struct ('layer', {}, 'part', {}, 'entries', {}, 'checked', {}, 'wrong', {}, ...
               'unsure', {}, 'difference', {});
s = net.Sizes;
used = 0;
for l = 1:numel (s) - 1
  counts = [s(l+1), s(l+1) * s(l)];
  names = {'bias', 'weights'};
  for p = 1:2
    at = used + (1:counts(p));
    away = abs (grad(at) - truth(at)) ./ max (max (abs (grad(at)), abs (truth(at))), realmin);
    rows(end+1) = struct ('layer', l, 'part', names{p}, 'entries', counts(p), ...
      'checked', counts(p), 'wrong', sum (wrong(at)), 'unsure', sum (unsure(at)), ...
      'difference', max (away));
    used = used + counts(p);
  end
end
end

function list = worst (net, grad, truth, numgrad, uncertainty, wrong)
list = struct ('index', {}, 'name', {}, 'analytic', {}, 'numeric', {}, 'uncertainty', {});
[~, order] = sort (-abs (grad - truth));
order = order(wrong(order));
for i = reshape (order(1:min (10, end)), 1, [])
  list(end+1) = struct ('index', i, 'name', entryname (net.Sizes, i), 'analytic', grad(i), ...
                        'numeric', numgrad(i), 'uncertainty', uncertainty(i));
end
end

function name = entryname (s, i)
l = 1;
while i > s(l+1) * (s(l) + 1)
  i = i - s(l+1) * (s(l) + 1);
  l = l + 1;
end
name = sprintf ('Theta%d(%d,%d)', l, 1 + mod (i - 1, s(l+1)), 1 + floor ((i - 1) / s(l+1)));
end

% Which files were checked, for a package's own function stands in silently for
% a student's that is missing or misnamed.
function text = origins (name)
text = '';
if ischar (name)
  text = sprintf ('%s: %s; sigmoid: %s; sigmoidGradient: %s', name, located (name), ...
                  located ('sigmoid'), located ('sigmoidGradient'));
end
end

%!test % the package's own is right
%! report = nncheckcourse ('nnCostFunction');
%! assert (report.ok)
%! assert (report.verdict, 'right')
%! assert (isempty (report.diagnosis))
%! assert (numel (report.table), 4)
%! assert (report.numgrad, report.grad, 1e-8)
%! assert (~ isempty (strfind (report.source, 'nnCostFunction.m')))
