function report = nncheck (fcn, theta, varargin)
% NNCHECK  Gradient check of any cost; says what is wrong.
%
%   nncheck (fcn, theta)
%   nncheck (fcn, theta, net, X, Y)
%   nncheck ('nnCostFunction')
%   nncheck (steps, mine)
%   report = nncheck (...)
%   ... = nncheck (..., 'Name', value, ...)
%
%   Without an output it prints the report.
%
%   nncheck (fcn, theta): any [J, grad] = fcn (theta). grad is compared with
%   differences of J whose error is estimated, so that each entry is right or
%   wrong, or it is said that this can't be decided. There is no tolerance to
%   guess.
%   nncheck (fcn, theta, net, X, Y): fcn should be this network's cost on these
%   examples (as for nncost). J and grad are also compared with those of nncost,
%   and the mistake is named.
%   nncheck ('nnCostFunction'), or a handle: your own function with the course's
%   seven arguments, on small problems that nncheck makes.
%   nncheck (steps, mine): steps is the third output of nncost; mine is a struct
%   with some or all of your own a, z, d, Delta and D: cells by layer, or
%   matrices named with the layer's number: a2, z2, d3 (or delta3), Delta1, D1
%   (or Theta1_grad), and h for the outputs. It names the first one that differs,
%   in the order of the algorithm. An example may be a row or a column, and the
%   bias unit may be included.
%
%   The cost functions of the course's other exercises are networks without a
%   hidden layer: net = nncreate ([n 1], 'Lambda', lambda) is costFunction
%   (lambda 0), costFunctionReg and lrCostFunction, and with 'Output', 'linear'
%   linearRegCostFunction, where X has no column of ones:
%     fcn = @(t) lrCostFunction (t, [ones(m,1), X], y, lambda);
%     nncheck (fcn, theta, net, X, y)
%
%   theta   where to check: real numbers, any shape. Not all zero, and not a
%           minimum: some mistakes do not show there.
%
%   Options, in any letter case:
%   'Parameters'  check only these entries of theta, one by one: indices. For a
%                 long theta 1:numel (theta) checks each
%   'Tolerance'   relative differences up to this count as right. Default 0
%   'Seed'        of the random lines. Default 1
%   'Verbose'     false: no progress line. Default true: one after two seconds
%
%   report   a struct, with the same fields whatever was checked:
%     ok           true if nothing is wrong and nothing is undecided
%     verdict      'right', 'wrong', 'cannot tell', or '' if nothing of yours
%                  was checked, because the function found is this package's own
%     summary      what is right and what is wrong, in a sentence
%     source       the file that was checked, or the handle's text
%     call         the call that gave these numbers, to paste (course's form)
%     table        struct array, a row for each block (bias or weights of a
%                  layer; all where there is no network; a step of nncheck
%                  (steps, mine)): layer, part, entries, checked, wrong, unsure,
%                  difference (the largest, relative to the entry or to the
%                  gradient's typical one, whichever is larger). An entry is
%                  wrong if it differs from the network's gradient, if that is
%                  known, otherwise if it differs from the slope of J
%     worst        struct array: index, name, analytic, numeric, uncertainty,
%                  right
%     diagnosis    struct array: id, sentence, evidence, meaning, line (of the
%                  algorithm), yours (lines of your file), term (what to change)
%     hints        cellstr: places in your file to look at; they may be right
%     notes        cellstr: remarks that are not about mistakes
%     evaluations  calls of fcn; how: what was done, in words
%     chance       the largest probability with which several wrong entries can
%                  have cancelled on all lines; 0 if each entry was checked
%     cost, rightcost   your J, and what it should be; NaN if no network is
%                  known
%     grad, numgrad, uncertainty, right   columns: your gradient, the numerical
%                  one and its largest error (NaN where not checked), and what it
%                  should be ([] if no network is known)
%     lines        struct: the slopes along random lines (analytic, numeric,
%                  uncertainty), or []
%     sizes        net.Sizes, or []
%     precision    of J: its rounding error, relative to J
%
%   Method. Central differences at steps of 1/8, 1/32, ... are extrapolated to 0
%   (Richardson, Ridders); the uncertainty is made of their changes, the noise of
%   J (from differences of high order: Hamming; More and Wild 2011) and the jump
%   of the slope at a kink. An entry is wrong if it differs by more than that; it
%   is undecided if it differs by less, but so would a mistake of 1 %.
%   An entry takes about ten calls. In the course's form, where J is right in
%   all calls, ten wrong entries of grad are compared, or all if there are
%   fewer: what the others should be is known. If there are more than 500
%   entries, the slope along 8 random lines, whose directions have entries -1
%   and 1, is compared instead: about 110 calls for any number of parameters. A
%   single wrong entry is always found, if it is wrong by more than the slope's
%   uncertainty; several can cancel, with a probability of at most 1/2 on each
%   line, 1/256 on all. If a slope is wrong, groups of entries are halved until
%   wrong entries are found, ten at most.
%   After Ctrl-C fcn runs to its end, and the report contains what was compared
%   until then: ok is false, the verdict is not 'right', and the summary says
%   that it was interrupted. A second Ctrl-C ends the script, also in fcn. (In
%   MATLAB the first one does.)
%
%   Errors: backprop:usage, backprop:type, backprop:size, backprop:value,
%   backprop:option; backprop:cost for a function that can't be checked. An error
%   in fcn keeps its id, and the message says which call it was.
%
%   Example:
%     [X, y] = nndigits ();
%     net = nncreate ([64 25 10], 'Lambda', 0.1);
%     theta = nninit (net, 1);
%     fcn = @(t) nnCostFunction (t, 64, 25, 10, X / 16, y, 0.1);
%     nncheck (fcn, theta, net, X / 16, y)
%
%   See also nncost, checkNNGradients, computeNumericalGradient.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 1
  error ('backprop:usage', 'nncheck: needs fcn and theta, or the name of a function');
end
held = hold_interrupt ();
fcn = plain_text (fcn);
varargin = plain_text (varargin);
if nargin > 1
  theta = plain_text (theta);
end
if isstruct (fcn)
  if nargin ~= 2 || ~ isstruct (theta) || numel (fcn) ~= 1 || numel (theta) ~= 1
    error ('backprop:usage', 'nncheck: needs two structs, steps and mine');
  end
  found = check_steps (fcn, theta);
elseif nargin == 1 || ischar (theta)
  pairs = varargin;
  if nargin > 1
    pairs = [{theta}, varargin];
  end
  check_function (fcn);
  given = options (pairs, Inf);
  cut = begin (given);
  found = check_course (fcn, given);
else
  check_function (fcn);
  source = check_source (fcn);
  if ischar (fcn)
    fcn = str2func (fcn);
  end
  try
    theta = check_theta (theta);
  catch e
    raise_error (e, 'nncheck');
  end
  if isempty (varargin) || ischar (varargin{1})
    given = options (varargin, numel (theta));
    cut = begin (given);
    [found, ofJ] = check_gradient (fcn, theta, source, [], [], given);
    found = check_alone (found, ofJ);
  elseif numel (varargin) < 3
    error ('backprop:usage', 'nncheck: needs net, X and Y together');
  else
    [net, X, Y] = varargin{1:3};
    given = options (varargin(4:end), numel (theta));
    [Y, net] = to_targets (net, Y, size (X, 1), 'nncheck');
    cut = begin (given);
    found = check_network (fcn, theta, net, X, Y, given);
  end
end
check_progress ('done');
if backprop_mex ('hold')
  found = unfinished (found);
end
if nargout > 0
  report = found;
else
  check_print (found);
end
end

% Progress is printed after two seconds, and cleared also if the check is interrupted.
function cut = begin (given)
check_progress ('start', given.Verbose);
cut = onCleanup (@() check_progress ('cut'));
end

% A report that Ctrl-C has ended early.
function report = unfinished (report)
report.ok = false;
if strcmp (report.verdict, 'right')
  report.verdict = 'cannot tell';
end
if isempty (report.summary)
  report.summary = 'Nothing was compared.';
end
report.summary = ['Interrupted by Ctrl-C. ', report.summary];
end

function check_function (fcn)
if ~ isa (fcn, 'function_handle') && ~ (ischar (fcn) && size (fcn, 1) == 1 && all (fcn < 128))
  error ('backprop:type', ['nncheck: fcn must be a function handle or a function''s name, ', ...
         'but is %s'], describe_value (fcn));
end
end

function theta = check_theta (theta)
if ~ (isnumeric (theta) || islogical (theta)) || ~ isreal (theta)
  error ('backprop:type', 'nncheck: theta must be real numbers, but is %s', describe_value (theta));
end
if isempty (theta)
  error ('backprop:size', 'nncheck: theta must not be empty, but is %s', describe_value (theta));
end
if ~ all (isfinite (theta(:)))
  error ('backprop:value', 'nncheck: theta must be finite, but theta(%d) is %g', ...
         find (~ isfinite (theta), 1), full (theta(find (~ isfinite (theta), 1))));
end
if ~ isa (theta, 'single')
  theta = full (double (theta));
end
end

function given = options (pairs, n)
given = parse_options ('nncheck', struct ('Tolerance', 0, 'Parameters', [], 'Seed', 1, ...
                                          'Verbose', true), pairs);
t = given.Tolerance;
if ~ (isnumeric (t) && isreal (t) && numel (t) == 1 && t >= 0 && t < Inf)
  error ('backprop:option', 'nncheck: Tolerance must be a number of at least 0, but is %s', ...
         describe_value (t));
end
given.Tolerance = double (t);
given.Seed = parse_count (given.Seed, 'nncheck: Seed', 0);
v = given.Verbose;
if ~ (isnumeric (v) || islogical (v)) || numel (v) ~= 1 || ~ any (v == [0, 1])
  error ('backprop:option', 'nncheck: Verbose must be true or false, but is %s', describe_value (v));
end
idx = given.Parameters;
if islogical (idx) && numel (idx) == n
  idx = find (idx);
end
good = isnumeric (idx) && isreal (idx);
if ~ good || any (idx(:) < 1 | idx(:) > n | idx(:) ~= fix (idx(:)))
  error ('backprop:option', 'nncheck: Parameters must be indices from 1 to %d, but is %s', n, ...
         describe_value (idx));
end
given.Parameters = unique (double (full (idx(:))));
end

%!demo
%! % a cost function whose gradient forgets the penalty of lambda: nncheck says so
%! [X, y] = nndigits ();
%! X = X(1:50,:) / 16;
%! y = y(1:50);
%! net = nncreate ([64 5 10], 'Lambda', 1);
%! free = setfield (net, 'Lambda', 0);
%! second = @(t) nthargout (2, @nncost, t, free, X, y);
%! nncheck (@(t) deal (nncost (t, net, X, y), second (t)), nninit (net, 1), net, X, y)

%!test % steps: all equal, another layout, the first step that differs
%! net = nncreate ([4 3 5], 'Lambda', 2);
%! X = reshape (sin (1:28), 7, 4);
%! [~, ~, steps] = nncost (0.7 * cos (1:35)', net, X, 1 + mod ((1:7)' * 3, 5));
%! mine = steps;
%! mine.a{2} = [ones(7, 1), mine.a{2}];
%! mine.d{3} = mine.d{3}';
%! report = nncheck (steps, mine);
%! assert (report.ok)
%! assert (numel (report.notes), 2)
%! report = nncheck (steps, struct ('d3', steps.d{3}, 'D1', steps.Delta{1} / 7));
%! assert (report.diagnosis.sentence, ...
%!   'D{1} is the first that differs: the regularization is missing.')
%! report = nncheck (steps, struct ('d2', -steps.d{2}, 'D1', 0 * steps.D{1}));
%! assert (report.diagnosis.sentence, ...
%!   'd{2} is the first that differs: it is -1 times what it should be.')
%!test % three answers
%! report = nncheck (@(t) deal (sum (t .^ 2), 2 * t), [1; 2]);
%! assert (report.ok)
%! assert (fieldnames (report.diagnosis)', ...
%!   {'id', 'sentence', 'evidence', 'meaning', 'line', 'yours', 'term'})
%! report = nncheck (@(t) deal (sum (abs (t)), sign (t)), [0; 1]);
%! assert (report.verdict, 'cannot tell')
%! report = nncheck (@(t) deal (sum (t .^ 2), 2 * t + [0; 1e-6]), [1; 2]);
%! assert (report.verdict, 'wrong')
%! assert (report.worst.index, 2)

%!error <^nncheck: needs fcn and theta, or the name of a function$> nncheck ()
%!error <^nncheck: theta must not be empty, but is an empty 0-by-0 double$> nncheck (@sin, [])
%!error <^nncheck: needs net, X and Y together$> nncheck (@sin, 1, struct ())
%!error <^nncheck: needs two structs, steps and mine$> nncheck (struct (), 3)
%!error <^nncheck: theta must be real numbers, but is complex$> nncheck (@sin, 1i)
%!error <^nncheck: theta must be finite, but theta\(2\) is NaN$> nncheck (@sin, sparse ([1 NaN]))
%!error <^nncheck: Verbose must be true or false, but is NaN$> nncheck (@sin, 1, 'Verbose', NaN)
%!error <^nncheck: Verbose must be true or false, but is 'x'$> nncheck (@sin, 1, 'Verbose', 'x')
