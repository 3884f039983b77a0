## Whatever arguments a public function is given, it works or raises an error of the package,
## with an identifier backprop:... and a message 'NAME: ... must be ...'; it never crashes.
## (make check tries a third of what make check-long does: some_of.)
## SPDX-License-Identifier: GPL-3.0-or-later

## Values for arguments, a row {name, value} for each. Those of the first group are no
## numbers: where a number is needed, each of them must lead to an error.
%!function list = never ()
%!  list = {'cell',               {1}
%!          'empty cell',         {}
%!          'cell of cells',      {{1}, {2}}
%!          'struct',             struct('a', 1)
%!          'struct array',       struct('a', {1, 2, 3})
%!          'empty struct',       struct('a', {})
%!          'handle',             @sin
%!          'anonymous function', @(x) x
%!          'char',               'abc'
%!          'empty char',         ''
%!          'char matrix',        ['ab'; 'cd'; 'ef']
%!          'char column',        ['a'; 'b']
%!          'complex',            1 + 2i
%!          'complex matrix',     ones(5, 3) * (1 - 1i)
%!          'complex single',     single([1i 2 3])
%!          'complex sparse',     sparse([1i 0 2])
%!          'map',                containers.Map()
%!          'input parser',       inputParser()};
%!endfunction
%!function list = numbers ()
%!  P = eye (5)([2 1 3 5 4], :);
%!  scalars = {NaN, Inf, -Inf, -1, 0, 1, 2, 2.5, 1e15, 1e300, -1e300, ...
%!             2^31, 2^63, int8(3), intmin('int64'), intmax('uint64'), ...
%!             uint8(200), single(2.5), single(NaN), true, false}';
%!  names = cellfun (@(v) sprintf ('%s %g', class (v), v), scalars, ...
%!                   'UniformOutput', false);
%!  list = {'[]',                 []
%!          '0-by-3',             zeros(0, 3)
%!          '5-by-0',             zeros(5, 0)
%!          '1-by-0',             zeros(1, 0)
%!          'empty range',        1:0
%!          'empty single',       single([])
%!          'empty int',          int8([])
%!          'empty sparse',       sparse(0, 3)
%!          'empty 3-D',          zeros(5, 3, 0)
%!          'sparse scalar',      sparse(3)
%!          'row',                [1 2 1 2 1]
%!          'column',             [1 2 1 2 1]'
%!          'range',              1:5
%!          'range down',         5:-1:-2
%!          'int row',            int32([1 2 1 2 1])
%!          'logical row',        [true false true true true]
%!          'labels with NaN',    [1 2 NaN 1 2]
%!          'labels with 0',      [0 1 2 1 1]
%!          'labels with 2.5',    [1 2 2.5 1 1]
%!          'labels with -Inf',   [1 2 -Inf 1 1]
%!          'labels huge',        [1 2 1e300 1 1]
%!          'labels that wrap',   [1 2 2^32+1 1 1]
%!          'labels int64',       int64([1 2 intmax('int64') 1 1])
%!          'sparse labels',      sparse([1 2 1 2 1])
%!          '5-by-3',             reshape(sin (1:15), 5, 3)
%!          'transposed',         ones(3, 5)'
%!          '3-by-5',             ones(3, 5)
%!          '5-by-2',             ones(5, 2)
%!          '5-by-4',             ones(5, 4)
%!          '4-by-3',             ones(4, 3)
%!          'identity',           eye(3)
%!          'diagonal 5-by-3',    eye(5, 3)
%!          'permutation',        P
%!          'permutation part',   P(:,1:3)
%!          'NaN matrix',         NaN(5, 3)
%!          'Inf matrix',         Inf(5, 3)
%!          'int8 matrix',        ones(5, 3, 'int8')
%!          'uint8 matrix',       ones(5, 3, 'uint8')
%!          'uint64 matrix',      ones(5, 3, 'uint64')
%!          'logical matrix',     true(5, 3)
%!          'single matrix',      ones(5, 3, 'single')
%!          'sparse matrix',      sparse(ones (5, 3))
%!          'sparse logical',     sparse(true (5, 3))
%!          'sparse NaN',         sparse(NaN (5, 3))
%!          '3-D',                ones(5, 3, 2)
%!          '3-D single',         ones(1, 1, 3, 'single')
%!          '3-D logical',        true(5, 3, 2)
%!          '26 parameters',      sin(1:26)
%!          '27 parameters',      sin(1:27)'
%!          'int parameters',     int16(1:26)
%!          'sparse parameters',  sparse(sin (1:26))
%!          '26 as a matrix',     ones(2, 13)
%!          '26 in 3-D',          ones(2, 1, 13)
%!          'sizes',              [3 4 2]
%!          'int sizes',          int8([3 4 2])
%!          'negative sizes',     [3 -4 2]
%!          'zero sizes',         [3 0 2]
%!          'broken sizes',       [3 4.5 2]
%!          'NaN sizes',          [3 NaN 2]
%!          'huge sizes',         [3 1e15 2]
%!          'huge square',        [2^40 2^40]
%!          'very tall',          sparse(2^60, 3)};
%!  list = [[names, scalars]; list];
%!endfunction
%!function list = everything ()
%!  list = [never(); numbers()];
%!endfunction

## Calls a function, without its output, and returns what is wrong with the result: '' if the
## call works or raises a proper error. must: the call must raise an error. Octave's own
## errors about the number of arguments are allowed.
%!function fault = trial (name, args, nout, must, what)
%!  said = ' (must|needs) .* but | must not be | fewer rows than';
%!  fault = '';
%!  out = cell (1, nout);
%!  try
%!    evalc ('[out{:}] = feval (name, args{:});');
%!    if must
%!      fault = 'no error';
%!    end
%!  catch e
%!    if strcmp (e.identifier, 'Octave:invalid-fun-call') && ~ must ...
%!       && ~ isempty (regexp (e.message, ['^(Invalid call to )?', name, ...
%!                                         '\>'], 'once'))
%!      return;
%!    end
%!    if strcmp (e.identifier, 'Octave:bad-alloc') && ~ isempty (strfind (what, 'very tall')) ...
%!       && strcmp (name, 'computeNumericalGradient')
%!      return;                    # the error of the cost function given here
%!    end
%!    if ~ strncmp (e.identifier, 'backprop:', 9) ...
%!       || ~ strncmp (e.message, [name, ': '], numel (name) + 2)
%!      fault = sprintf ('<%s> %s', e.identifier, e.message);
%!    elseif ~ strcmp (e.identifier, 'backprop:usage') ...
%!           && isempty (regexp (e.message, said, 'once'))
%!      fault = ['does not say what is needed and what was given: ', e.message];
%!    elseif strcmp (name, 'nnCostFunction') ...
%!           && ~ isempty (strfind (e.message, 'net.'))
%!      fault = ['names an argument that its caller does not have: ', e.message];
%!    end
%!  end
%!  if ~ isempty (fault)
%!    fault = sprintf ('%s, %s: %s\n', name, what, fault);
%!  end
%!endfunction

%!function [J, grad] = quadratic (p)
%!  J = sum (double (p(:)) .^ 2);
%!  grad = 2 * double (p(:));
%!endfunction

## For each function: name, arguments of a call that works, number of outputs, and which
## arguments must be numbers.
%!function calls = catalogue ()
%!  theta = sin (1:26)';
%!  X = reshape (cos (1:15), 5, 3);
%!  y = [1 2 1 2 2]';
%!  f = @quadratic;
%!  [T1, T2] = deal (ones (4, 4), ones (2, 5));
%!  net = nncreate ([3 4 2]);
%!  calls = {
%!    'sigmoid',                  {X},                            1, 1
%!    'sigmoidGradient',          {X},                            1, 1
%!    'randInitializeWeights',    {3, 4},                         1, 1:2
%!    'debugInitializeWeights',   {3, 4},                         1, 1:2
%!    'nnCostFunction',           {theta, 3, 4, 2, X, y, 1},      2, 1:7
%!    'nnCostFunction',           {theta, 3, 4, 2, X, y, 1},      1, 1:7
%!    'computeNumericalGradient', {f, [1; 2; 3]},                 1, 2
%!    'checkNNGradients',         {1},                            1, 1
%!    'predict',                  {T1, X},                        1, 1:2
%!    'predict',                  {T1, T2, X},                    1, 1:3
%!    'predict',                  {T1, T2, [1 1 1; 2 1 0], X},    1, 1:4
%!    'fmincg',                   {f, [1; 2; 3]},                 3, 2
%!    'displayData',              {X},                            2, 1
%!    'displayData',              {X, 3},                         2, 1:2
%!    'nncreate',                 {[3 4 2]},                      1, 1
%!    'nncreate',                 {[3 4 2], 'Lambda', 1},         1, [1 3]
%!    'nninit',                   {net},                          1, 1
%!    'nninit',                   {net, 1},                       1, 2
%!    'nncost',                   {theta, net, X, y},             1, [1 3 4]
%!    'nncost',                   {theta, net, X, y},             2, [1 3 4]
%!    'nncost',                   {theta, net, X, y},             3, [1 3 4]
%!    'nnforward',                {theta, net, X},                1, [1 3]
%!    'nnforward',                {theta, net, X},                2, [1 3]
%!    'nnpredict',                {theta, net, X},                2, [1 3]
%!    'nnreshape',                {theta, net},                   1, 1
%!    'nnthreads',                {2},                            1, 1
%!    'nntrain',                  {net, X, y, 'Verbose', 0},      2, 2:3
%!    'nnunroll',                 {{T1, T2}},                     1, []};
%!endfunction

## In each call one argument is replaced, by each of the values in turn.
%!test
%! warning ('off', 'all', 'local');
%! before = nnthreads ();
%! visible = get (0, 'defaultfigurevisible');
%! set (0, 'defaultfigurevisible', 'off');
%! faults = '';
%! calls = catalogue ();
%! things = everything ();
%! for c = 1:rows (calls)
%!   [name, args, nout, numeric] = calls{c,:};
%!   faults = [faults, trial(name, args, nout, false, 'as it should be')];
%!   for k = 1:numel (args)
%!     for t = some_of (1:rows (things), 3)
%!       bad = args;
%!       bad{k} = things{t,2};
%!       if strcmp (name, 'fmincg') && k == 1 && ischar (bad{k})
%!         continue;               # Octave says that there is no abc
%!       end
%!       must = t <= rows (never ()) && any (k == numeric);
%!       what = sprintf ('argument %d of %d is %s, %d outputs', k, ...
%!                       numel (args), things{t,1}, nout);
%!       faults = [faults, trial(name, bad, nout, must, what)];
%!       nnthreads (before);
%!     end
%!   end
%! end
%! close all
%! set (0, 'defaultfigurevisible', visible);
%! assert (isempty (faults), faults);

## Two wrong arguments in one call of nncost: each third pair of values (tests/fuzz makes
## other combinations).
%!test
%! warning ('off', 'all', 'local');
%! net = nncreate ([3 4 2]);
%! good = {sin(1:26)', net, reshape(cos (1:15), 5, 3), [1 2 1 2 2]'};
%! things = everything ();
%! kept = nncost (good{:});
%! faults = '';
%! for pair = [1 3; 3 4; 1 4]'
%!   for s = some_of (1:rows (things), 3)
%!     for t = 1 + mod (s, 3):3:rows (things)
%!       bad = good;
%!       [bad{pair}] = deal (things{s,2}, things{t,2});
%!       try
%!         [J, grad] = nncost (bad{:});
%!       catch e
%!         if ~ strncmp (e.identifier, 'backprop:', 9) ...
%!            || ~ strncmp (e.message, 'nncost: ', 8)
%!           faults = [faults, sprintf('%s and %s: <%s> %s\n', things{s,1}, ...
%!                                     things{t,1}, e.identifier, e.message)];
%!         end
%!       end
%!     end
%!   end
%! end
%! assert (isempty (faults), faults);
%! assert (nncost (good{:}), kept);          # and the function still works

## A net that is not a network: each field replaced, each field missing, and values that are
## no struct.
%!test
%! warning ('off', 'all', 'local');
%! net = nncreate ([3 4 2]);
%! theta = sin (1:26)';
%! X = reshape (cos (1:15), 5, 3);
%! y = [1 2 1 2 2];
%! calls = {'nncost',    {theta, [], X, y}, 2, 2   # the last column: the index of net
%!          'nncost',    {theta, [], X, y}, 3, 2
%!          'nnforward', {theta, [], X},    2, 2
%!          'nnpredict', {theta, [], X},    2, 2
%!          'nnreshape', {theta, []},       1, 2
%!          'nntrain',   {[], X, y, 'Verbose', 0}, 1, 1
%!          'nninit',    {[]},              1, 1
%!          'nninit',    {[], 1},           1, 1};
%! words = {'word',             'relu'
%!          'words',            {'relu'}
%!          'two words',        {'relu', 'tanh'}
%!          'column of words',  {'relu'; 'tanh'}
%!          'nested words',     {{'relu'}}
%!          'many words',       repmat({'tanh'}, 1, 1e4)
%!          'softmax',          'softmax'
%!          'hidden softmax',   {'softmax'}
%!          'squarederror',     'squarederror'
%!          'long word',        repmat('x', 1, 1e5)
%!          'word with a zero', ['relu', char(0)]
%!          'one size',         3
%!          'many sizes',       ones(1, 1e5)
%!          'sizes that wrap',  [2^32+3, 2^32+4, 2^32+2]
%!          'count overflows',  [3, 2^31, 2^31, 2]};
%! things = [everything(); words];
%! faults = '';
%! for c = 1:rows (calls)
%!   [name, args, nout, at] = calls{c,:};
%!   for field = [fieldnames(net)', {'net'}]
%!     for t = some_of (1:rows (things), 3)
%!       broken = net;
%!       if strcmp (field{1}, 'net')
%!         broken = things{t,2};
%!       else
%!         broken.(field{1}) = things{t,2};
%!       end
%!       args{at} = broken;
%!       must = (strcmp (field{1}, 'net') || strcmp (field{1}, 'Sizes')) ...
%!          && t <= rows (never ());
%!       what = sprintf ('%s is %s, %d outputs', field{1}, things{t,1}, nout);
%!       faults = [faults, trial(name, args, nout, must, what)];
%!     end
%!   end
%!   for field = {'Sizes', 'Activation', 'Output', 'Loss', 'Lambda'}
%!     args{at} = rmfield (net, field{1});
%!     must = ~ any (strcmp (name, {'nnreshape', 'nninit'})) ...
%!        || strcmp (field{1}, 'Sizes');
%!     must = must && ~ (any (strcmp (name, {'nnforward', 'nnpredict'})) ...
%!                       && any (strcmp (field{1}, {'Loss', 'Lambda'})));
%!     faults = [faults, trial(name, args, nout, must, ...
%!                             [field{1}, ' is missing'])];
%!   end
%!   args{at} = [net, net];
%!   faults = [faults, trial(name, args, nout, true, 'net twice')];
%!   args{at} = net([]);
%!   faults = [faults, trial(name, args, nout, true, 'net no times')];
%! end
%! assert (isempty (faults), faults);

## Too few arguments, and too many.
%!test
%! warning ('off', 'all', 'local');
%! needs = struct ('sigmoid', 1, 'sigmoidGradient', 1, ...
%!                 'randInitializeWeights', 2, 'debugInitializeWeights', 2, ...
%!                 'nnCostFunction', 7, 'computeNumericalGradient', 2, ...
%!                 'checkNNGradients', 0, 'predict', 2, 'fmincg', 2, ...
%!                 'displayData', 1, 'nncreate', 1, 'nninit', 1, ...
%!                 'nncost', 4, 'nnforward', 3, 'nnpredict', 3, ...
%!                 'nnreshape', 2, 'nnthreads', 0, 'nntrain', 3, 'nnunroll', 1);
%! calls = catalogue ();
%! faults = '';
%! for c = 1:rows (calls)
%!   [name, args] = calls{c,1:2};
%!   for k = 0:needs.(name) - 1
%!     faults = [faults, trial(name, args(1:k), 1, true, ...
%!                             sprintf ('%d arguments', k))];
%!     try
%!       feval (name, args{1:k});
%!     catch e
%!       assert (e.identifier, 'backprop:usage');
%!     end
%!   end
%!   if ~ any (strcmp (name, {'predict', 'fmincg'}))
%!     more = [args, repmat({1}, 1, 9)];
%!     faults = [faults, trial(name, more, 1, false, 'nine arguments more')];
%!     try
%!       evalc ('feval (name, more{:});');
%!       faults = [faults, name, sprintf(' takes nine arguments more\n')];
%!     catch e
%!     end
%!   end
%! end
%! assert (isempty (faults), faults);

## The options of nncreate: each name with each value, and each value as a name.
%!test
%! warning ('off', 'all', 'local');
%! things = everything ();
%! faults = '';
%! for t = 1:rows (things)
%!   for option = {'Activation', 'Output', 'Loss', 'Lambda'}
%!     must = t <= rows (never ());
%!     args = {[3 4 2], option{1}, things{t,2}};
%!     faults = [faults, trial('nncreate', args, 1, must, ...
%!                             [option{1}, ' is ', things{t,1}])];
%!   end
%!   faults = [faults, trial('nncreate', {[3 4 2], things{t,2}, 1}, 1, true, ...
%!                           ['option name is ', things{t,1}])];
%! end
%! assert (isempty (faults), faults);

## Values that do not go together.
%!error <^nncreate: > nncreate ([3 4 2], 'Output', 'tanh', 'Loss', 'crossentropy')
%!error <^nncreate: > nncreate ([3 4 2], 'Activation', 'softmax')
%!error <^nncreate: > nncreate ([3 4 2], 'Activation', {'tanh', 'tanh'})
%!error <^nncreate: > nncreate ([3 4 2], 'Lambda', -1)
%!error <^nncreate: > nncreate ([3 4 2], 'Lambda', [1 2])
%!error <^nncreate: > nncreate (3)
%!error <^nncreate: > nncreate ([3 4 2], 'Lambda')

## A user's cost function that returns something unsuitable: fmincg and
## computeNumericalGradient work with it or raise an error of their own; an error that the
## cost function raises is passed on.
%!function varargout = returns (varargin)
%!  values = varargin{end};
%!  varargout = values(1:nargout);
%!endfunction
%!test
%! warning ('off', 'all', 'local');
%! things = everything ();
%! faults = '';
%! for t = 1:rows (things)
%!   v = things{t,2};
%!   as_cost = @(p) returns (p, {v, 2 * p});
%!   as_grad = @(p) returns (p, {p' * p, v});
%!   bad = t <= rows (never ());
%!   optional = ~ bad || isstruct (v) || isempty (v);
%!   start = [1; 2; 3];
%!   limit = struct ('MaxIter', {v});
%!   cases = {'fmincg', {as_cost, start}, 3, bad, 'cost is '
%!            'fmincg', {as_grad, start}, 3, bad, 'gradient is '
%!            'fmincg', {@quadratic, start, v}, 3, ~ optional, 'options are '
%!            'fmincg', {@quadratic, start, limit}, 3, false, 'MaxIter is '
%!            'computeNumericalGradient', {as_cost, start}, 1, bad, 'cost is '};
%!   for c = 1:rows (cases)
%!     faults = [faults, trial(cases{c,1:4}, [cases{c,5}, things{t,1}])];
%!   end
%! end
%! assert (isempty (faults), faults);
%!error <the user's own words> fmincg (@(p) error ('the user''s own words'), [1; 2])
%!error <the user's own words> computeNumericalGradient (@(p) error ('the user''s own words'), [1; 2])

## More rows than memory can hold, or than bytes can be counted: an error, not a crash.
%!test
%! warning ('off', 'all', 'local');
%! faults = '';
%! for K = [1 2 3 4 8 16]
%!   net = nncreate ([3 2 K]);
%!   theta = sin (1:8+3*K);
%!   for k = [50 58 59 60 61 62]
%!     X = sparse (2 ^ k, 3);
%!     what = sprintf ('2^%d rows, %d outputs', k, K);
%!     faults = [faults, trial('nnforward', {theta, net, X}, 1, true, what)];
%!     faults = [faults, trial('nnforward', {theta, net, X}, 2, true, what)];
%!     faults = [faults, trial('nnpredict', {theta, net, X}, 2, true, what)];
%!     faults = [faults, trial('nncost', {theta, net, X, ones(5, K)}, 2, ...
%!                             true, what)];
%!   end
%! end
%! assert (isempty (faults), faults);

## For mistakes that are likely in scripts the message has the name, what it must be, and
## what it is.
%!function varargout = ng (nn_params, hidden, X, y, lambda)
%!  varargout = cell (1, nargout);
%!  [varargout{:}] = nnCostFunction (nn_params, 3, hidden, 2, X, y, lambda);
%!endfunction
%!shared X, y, p, net
%! [X, y, p] = deal (ones (5, 3), ones (5, 1), ones (26, 1));
%! net = nncreate ([3 4 2]);
%!error <^nncost: X must have 3 columns \(the network's inputs\), but has 2$> nncost (p, net, X(:,1:2), y)
%!error <^nncost: theta must have 26 .*4-by-4.*2-by-5.*but has 25$> nncost (p(1:25), net, X, y)
%!error <^nnCostFunction: nn_params must have 26 .*4-by-4.*2-by-5.*but has 27$> ng ([p; 1], 4, X, y, 0)
%!error <^nnCostFunction: X must have 3 columns.*but has 4; column 1 is all ones: > ng (p, 4, ones (5, 4), y, 0)
%!error <^nnCostFunction: y.*label from 1 to 2, but is 0.*digit 0 .*label 10> ng (p, 4, X, [1 2 0 1 1], 0)
%!error <^nnCostFunction: y.*label from 1 to 2, but is 3> ng (p, 4, X, [1 2 3 1 1]', 0)
%!error <^nnCostFunction: y.*label from 1 to 2, but is 2.5> ng (p, 4, X, [1 2 2.5 1 1], 0)
%!error <^nnCostFunction: y.*label from 1 to 2, but is NaN> ng (p, 4, X, [1 2 NaN 1 1], 0)
%!error <^nnCostFunction: y must .*4> ng (p, 4, X, [1 2 1 1], 0)
%!error <^nnCostFunction: lambda must .*but is -1$> ng (p, 4, X, y, -1)
%!error <^nnCostFunction: lambda must .*but is NaN$> ng (p, 4, X, y, NaN)
%!error <^nnCostFunction: lambda must .*but is > ng (p, 4, X, y, [])
%!error <^nnCostFunction: lambda must .*but is > ng (p, 4, X, y, [0 1])
%!error <^nnCostFunction: hidden_layer_size must .*but is > ng (p, 4.5, X, y, 0)

## Sizes that only a sparse matrix can have: their products overflow.
%!shared net, theta, long, wide
%! net = nncreate ([1 1]);
%! theta = nninit (net, 1);
%! long = sparse (2^62, 1);
%! wide = sparse (2^62, 4);
%!error <^nncost: X must have at most 9007199254740992 entries, but is 4611686018427387904-by-1$> nncost (theta, net, long, long)
%!error <^nncost: X must have at most 9007199254740992 entries, but is 4611686018427387904-by-4$> nncost (ones (5, 1), nncreate ([4 1]), wide, 1)
%!error <^nncost: Y must have at most 9007199254740992 entries, but is 4611686018427387904-by-4$> nncost (theta, net, 1, wide)
%!error <^nncost: Weights must have at most 9007199254740992 entries, but is 4611686018427387904-by-1$> nncost (theta, net, 1, 1, 'Weights', long)
%!error <^nncost: net.Scale must have at most 9007199254740992 entries, but is 4611686018427387904-by-1$> nncost (theta, setfield (net, 'Scale', long), 1, 1)
%!error <^nnforward: the result must have at most 9007199254740992 entries, but is 9007199254740992-by-3$> nnforward (ones (6, 1), nncreate ([1 3]), sparse (2^53, 1))
%!error <^nnnumgrad: X must have at most 9007199254740992 entries> nnnumgrad (theta, net, long, long)
%!error <^nninputgrad: X must have at most 9007199254740992 entries> nninputgrad (theta, net, long, long)
%!error <^nntrain: X must have at most 9007199254740992 entries> nntrain (net, long, long)
