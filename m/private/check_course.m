function report = check_course (fcn, given)
% CHECK_COURSE  Checks a cost function with the course's signature.
%
%   report = check_course (fcn, given)
%
%   fcn     name of the function, or a handle: [J, grad] = nnCostFunction (nn_params,
%           input_layer_size, hidden_layer_size, num_labels, X, y, lambda)
%   given   nncheck's options
%
%   The function is called on the problems of check_problems. Its results, output and errors
%   are explained by diagnose_cost, check_shapes and check_stops. The numbers of the report
%   are those of one call, in which most of the mistakes can be seen.

% SPDX-License-Identifier: GPL-3.0-or-later

source = check_source (fcn);
report = check_blank_report (source);
if source.ours
  report.verdict = '';
  report.summary = sprintf (['This is the package''s own %s: no file of yours was found, ', ...
    'and nothing was checked.'], source.name);
  report.notes = check_standin (source.name);
  return
end
off = warning ('off', 'all');
restore = onCleanup (@() restore_warnings (off));
calls = check_problems ();
calls = made (fcn, source, calls);
if isempty (calls)
  return                                 % Ctrl-C: no call is complete
end
[pick, sameJ, samegrad] = telling (calls);
try
  check_interrupted ();
  diagnosis = explained (fcn, source, calls, pick);
catch e
  check_interrupted (e);
  diagnosis = diagnose_finding ('interrupted', 'The search for the mistake was not finished.', '', '');
  if sameJ && samegrad && ~ any (failed (calls))
    diagnosis = diagnose_finding ();
  end
end
report.evaluations = numel (calls);
if all (failed (calls))
  report.summary = 'Every call stops with an error: nothing was compared.';
  report.call = check_call_text (calls(1), source.name);
  report.diagnosis = diagnosis;
  report = diagnose_quotes (report, source);
  return
end

c = calls(pick);
[truth, net] = right (c);
truth.known = sameJ && ~ samegrad && ~ any (failed (calls));
given.Parameters = given.Parameters(given.Parameters <= numel (c.theta));
[report, ofJ] = check_gradient (handle (fcn, c), c.theta, source, net, truth, given);
report.evaluations = report.evaluations + numel (calls);
report.how = sprintf ('%d calls: %d small problems, of which this is one', ...
                      report.evaluations, numel (calls));
report.call = check_call_text (c, source.name);
report = check_conclude (report, ofJ, 'the course''s', sameJ, samegrad, diagnosis);
if ismember ('prints', {diagnosis.id})
  report.notes(strncmp (report.notes, 'fcn prints', 10)) = [];
end
if c.outputs == 1
  words = {'J is not', 'J is'};
  report.summary = sprintf (['%s the course''s. Asked for the gradient too, the function stops ', ...
                             'with an error.'], words{1 + sameJ});
  report.diagnosis(strcmp ({report.diagnosis.id}, 'count')) = [];
  report.notes = {};
elseif any (failed (calls))
  report.ok = false;
  report.verdict = 'wrong';
  report.summary = sprintf ('It stops with an error in %d of %d calls. Where it works: %s', ...
    sum (failed (calls)), numel (calls), regexprep (report.summary, '^Y', 'y'));
  report.notes = [report.notes, same_cause(calls, report.diagnosis)];
end
report = diagnose_quotes (report, source);
end

% ------------------------------------------------------------------- the calls

% Makes the calls of check_problems; after Ctrl-C only those that were complete.
function calls = made (fcn, source, calls)
done = 0;
try
  calls(1) = check_call (fcn, calls(1));
  done = 1;
  refused = ~ isempty (calls(1).problem) && check_refused (calls(1).problem);
  for c = 2:numel (calls)
    if refused                           % whatever the sizes are
      calls(c).problem = calls(1).problem;
    else
      calls(c) = check_call (fcn, calls(c));
    end
    done = c;
    if ~ refused
      check_progress ('small problems', c, numel (calls), source.name);
    end
  end
  if all (failed (calls)) && ~ refused
    calls = [calls, check_elsewhere(fcn, calls, source)];
  end
catch e
  check_interrupted (e);
  calls = calls(1:min (done, end));
end
end

function yes = failed (calls)
yes = arrayfun (@(c) ~ isempty (c.problem), calls);
end

function f = handle (fcn, c)
f = @(theta) feval (fcn, theta, c.n, c.h, c.K, c.X, c.y, c.lambda);
if c.outputs == 1
  f = @(theta) deal_two (f (theta), []);
end
end

% J and no gradient, for any number of outputs.
function [J, grad] = deal_two (J, grad)
end

function [truth, net] = right (c)
net = nncreate ([c.n, c.h, c.K], 'Lambda', c.lambda);
[truth.J, truth.grad] = nncost (c.theta, net, c.X, c.y);
end

% The call in which most is wrong; if several are equal, the second one (all classes, a
% lambda) is preferred. And whether J and grad are right in all calls.
function [pick, sameJ, samegrad] = telling (calls)
bad = zeros (numel (calls), 2);
for k = 1:numel (calls)
  c = calls(k);
  if isempty (c.problem)
    truth = right (c);
    bad(k, :) = [differs(c.J, truth.J, abs (truth.J)), ...
                 c.outputs == 1 || differs(c.grad, truth.grad, max (abs (truth.grad)))];
  end
end
sameJ = ~ any (bad(:, 1));
samegrad = ~ any (bad(:, 2));
score = sum (bad, 2) - 9 * failed (calls)' ...
        - 0.1 * ~ cellfun (@isempty, {calls.note})' - 0.05 * ([calls.lambda]' == 0);
[~, pick] = max (score);
end

function yes = differs (mine, truth, scale)
yes = ~ isnumeric (mine) || numel (mine) ~= numel (truth) || ~ isreal (mine) ...
      || ~ all (abs (double (mine(:)) - truth(:)) <= 2e-5 * max (scale, 1e-3));
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

% Whether the named mistake explains the errors too.
function notes = same_cause (calls, diagnosis)
notes = {};
if ~ any (strncmp ({diagnosis.id}, 'error-', 6)) ...
   && any (ismember ({'labels-only-first-k', 'hard-coded-m'}, {diagnosis.id}))
  first = calls(find (failed (calls), 1));
  notes = {sprintf('The error comes from the same mistake: %s', ...
                   regexprep (first.problem.message, '\s*\n.*', ''))};
end
end

% ------------------------------------------------- what diagnose_cost can't know

function list = explained (fcn, source, calls, pick)
many = [calls.m] > 1;
probe = probes (fcn, calls(pick));
list = diagnose_cost (trials (calls(many)), calls(pick), probe);
if isempty (list) && ~ any (failed (calls))
  list = diagnose_cost (trials (calls), calls(pick), probe);      % wrong only where m is 1
end
list = diagnose_joined (files (list, calls), check_stops (source, calls, list), list, ...
                        oneoutput (fcn, calls), printing (calls));
end

% The same call with other parameters, or other labels: its gradient, [] if it stops.
function probe = probes (fcn, c)
probe.theta = @(theta) gradient (fcn, setfield (c, 'theta', theta));
probe.y = @(y) gradient (fcn, setfield (c, 'y', y));
end

function grad = gradient (fcn, c)
c = check_call (fcn, c);
grad = c.grad;
end

% sigmoid and sigmoidGradient, if something is wrong that they may have caused.
function list = files (diagnosis, calls)
list = diagnose_finding ();
if isempty (diagnosis) && ~ any (failed (calls))
  return
end
z = [-3 -0.5 0; 0.7 2 5];
a = 1 ./ (1 + exp (-z));
names = {'sigmoid', a, 'sigmoid-file'; 'sigmoidGradient', a .* (1 - a), 'sigmoid-gradient-file'};
for i = 1:2
  text = file_differs (names{i, 1}, z, names{i, 2});
  if ~ isempty (text)
    source = check_source (names{i, 1});
    list(end+1) = diagnose_said (names{i, 3}, sprintf ('%s: %s', source.file, text));
  end
end
end

function text = file_differs (f, z, wanted)
text = '';
g = [];                          % so that it is a variable in MATLAB, whatever is on the path
try
  evalc ('g = feval (f, z);');
  if ~ isequal (size (g), size (z))
    text = sprintf ('%s of a 2-by-3 matrix is %s', f, describe_value (g));
  elseif ~ all (abs (double (g(:)) - wanted(:)) <= 1e-5)
    [~, i] = max (abs (double (g(:)) - wanted(:)));
    text = sprintf ('%s (%g) is %.6g, not %.6g', f, z(i), g(i), wanted(i));
  end
catch e
  text = sprintf ('%s stops: %s', f, e.message);
end
end

% A call with J as the only output.
function list = oneoutput (fcn, calls)
list = diagnose_finding ();
c = calls(2);
if ~ isempty (c.problem) || c.outputs == 1
  return
end
alone = c;
alone.outputs = 1;
alone = check_call (fcn, alone);
if ~ isempty (alone.problem)
  list = diagnose_said ('j-differs-with-one-output', ['asked for J alone it stops: ', ...
                                                      regexprep(alone.problem.message, '\s*\n.*', '')]);
elseif isequal (size (alone.J), size (c.J)) && isequal (c.J, calls(3).J) ...
       && any (abs (double (alone.J(:)) - double (c.J(:))) > 1e-9 * abs (double (c.J(:))))
  list = diagnose_said ('j-differs-with-one-output', sprintf (['J = %.10g when it is asked for ', ...
                        'alone, %.10g with the gradient'], alone.J(1), c.J(1)));
end
end

function list = printing (calls)
list = diagnose_finding ();
counts = cellfun (@numel, {calls.printed});
if any (counts > 0)
  [most, k] = max (counts);
  list = diagnose_said ('prints', sprintf (['it prints up to %d characters a call, and a numerical ', ...
    'check of N parameters makes 2N + 1 calls; it begins: %s'], most, ...
    strtrim (regexprep (calls(k).printed(1:min (60, end)), '\s+', ' '))));
end
end

%!test % the package's function is not checked, and the report says so
%! report = check_course ('nnCostFunction', struct ());
%! assert (report.ok, false)
%! assert (report.verdict, '')
%! assert (! isempty (strfind (report.summary, 'the package''s own nnCostFunction')))
%! assert (regexp (report.notes{1}, 'Go to the folder of your nnCostFunction.m', 'once'), 1)
%! assert (! isempty (strfind (report.source, 'nnCostFunction.m')))
