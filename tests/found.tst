## A test for each fault that generated calls and damaged files have shown.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function fault = fault_of (name, varargin)
%!  fault = 'no error';
%!  try
%!    feval (name, varargin{:});
%!  catch e
%!    fault = [e.identifier, ' ', e.message];
%!  end
%!endfunction
%!function file = written (file, bytes)
%!  f = fopen (file, 'w');
%!  fwrite (f, bytes);
%!  fclose (f);
%!endfunction
%!function leave (folder, back)
%!  cd (back);
%!  confirm_recursive_rmdir (false, 'local');
%!  rmdir (folder, 's');
%!endfunction
%!function clean = own_folder ()
%!  folder = tempname ();
%!  mkdir (folder);
%!  back = cd (folder);
%!  clean = onCleanup (@() leave (folder, back));
%!endfunction

## Octave's regexp raises an error for a text that is not UTF-8: the name of a file or an
## activation, a student's comment in Latin-1.
%!test
%! clean = own_folder ();
%! net = nncreate ([3 4 2]);
%! bad = net;
%! bad.Loss = char ([115 228]);
%! assert (fault_of ('nncost', nninit (net, 1), bad, ones (2, 3), [1 2]), ['backprop:network ', ...
%!         'nncost: net.Loss must be crossentropy or squarederror, but is s?'])
%! name = char ([97 228 46 106 115 111 110]);
%! assert (strncmp (fault_of ('nnimport', name), 'backprop:file nnimport: ', 24))
%! assert (strncmp (fault_of ('nnreadidx', name), 'backprop:file nnreadidx: ', 25))
%! nnexport (nninit (net, 1), net, name)
%! assert (nnimport (name), nninit (net, 1))
%! assert (strncmp (fault_of ('nnexport', nninit (net, 1), net, char ([97 228 46 99])), ...
%!                  'backprop:option nnexport: file must be named as a function', 58))
%! assert (strncmp (fault_of ('nncreate', [3 2], 'Loss', char ([115 228])), ...
%!                  'backprop:option nncreate: Loss must be', 38))
%!test
%! clean = own_folder ();
%! lines = sprintf (['function [J, grad] = latin_costs (nn_params, n, h, K, X, y, lambda)\n', ...
%!                   '%% cost of the r%cseau\nJ = 0;\ngrad = zeros (size (nn_params));\nend\n'], 233);
%! written ('latin_costs.m', uint8 (lines));
%! quiet = warning ('off', 'all');
%! restored = onCleanup (@() warning (quiet));
%! report = nncheck ('latin_costs');
%! assert (report.verdict, 'wrong')

## nnselect left a warning of nntrain switched off for the rest of the session.
%!function again (state)
%!  nnselect (nncreate ([1 2 1], 'Output', 'linear'), (1:8)', NaN (8, 1), 'KFold', 2, ...
%!            'IterationLimit', 1, 'Refit', false, 'Verbose', 0);
%!endfunction
%!test
%! before = warning ('query', 'backprop:unknown');
%! evalc ('T = again (1);', '1;');
%! assert (warning ('query', 'backprop:unknown').state, before.state)

## Opening a named pipe would wait for ever.
%!test
%! clean = own_folder ();
%! mkfifo ('fifo', 600);
%! mkfifo ('fifo.json', 600);
%! net = nncreate ([3 2]);
%! said = 'must be a file that can be read, but is not: it is not a plain file';
%! assert (fault_of ('nnreadidx', 'fifo'), ['backprop:file nnreadidx: fifo ', said])
%! assert (fault_of ('nnimport', 'fifo'), ['backprop:file nnimport: fifo ', said])
%! train = {net, ones(4, 3), [1 2 1 2], 'Verbose', 0};
%! assert (strncmp (fault_of ('nntrain', train{:}, 'Checkpoint', 'fifo'), ...
%!                  'backprop:checkpoint nntrain: Checkpoint must be a new file', 58))
%! assert (strncmp (fault_of ('nntrain', train{:}, 'Resume', 'fifo'), ...
%!                  'backprop:checkpoint nntrain: Resume must be a checkpoint', 56))
%! assert (fault_of ('nnexport', ones (8, 1), net, 'fifo.json'), ['backprop:file nnexport: ', ...
%!         'fifo.json must be a file that can be written, but is not: it is not a plain file'])

## If the new file cannot be written completely, the old one stays.
%!test
%! clean = own_folder ();
%! net = nncreate ([3 2]);
%! written ('a.json', 'mine');
%! symlink ('/no/such/folder/a.json', 'b.json');
%! nnexport (ones (8, 1), net, 'a.json')
%! assert (nnimport ('a.json'), ones (8, 1))
%! assert (readdir ('.'), {'.'; '..'; 'a.json'; 'b.json'})
%! assert (strncmp (fault_of ('nnexport', ones (8, 1), net, 'b.json'), ...
%!                  'backprop:file nnexport: b.json must be', 38))

## The name of an activation as a column of characters was not refused.
%!test
%! net = nncreate ([3 2]);
%! net.Output = ('sigmoid')';
%! said = ['net.Output must be a name that nncreate knows, but is of class char'];
%! assert (fault_of ('nnforward', ones (8, 1), net, ones (1, 3)), ...
%!         ['backprop:network nnforward: ', said])
%! assert (fault_of ('nnexport', ones (8, 1), net, 'a.c'), ['backprop:network nnexport: ', said])

## A result of nnassess whose fields do not fit together.
%!test
%! M = nnassess ([1 2 1], [2 2 1], [0.1; 0.8; 0.3]);
%! for field = {'unanswered', 'AUC', 'roc', 'confusion'}
%!   bad = M;
%!   bad.(field{1}) = bad.(field{1})([]);
%!   assert (strncmp (fault_of ('nnplot', bad), 'backprop:size nnplot: M must come from nnassess', 47))
%! end

## A call with more outputs than the function has.
%!error id=backprop:usage [s, more] = nnstruct ((1:8)', nncreate ([3 2]))

## ClassNames together with fields that no network has, and a cell with other values than
## texts.
%!test
%! net = nncreate ([3 2], 'ClassNames', [5 6]);
%! theta = nninit (net, 1);
%! X = ones (2, 3);
%! y = [5; 6];
%! assert (strncmp (fault_of ('nncost', theta, rmfield (net, 'Output'), X, y), 'backprop:', 9))
%! assert (strncmp (fault_of ('nncost', theta, setfield (net, 'Output', 3), X, y), 'backprop:', 9))
%! assert (strncmp (fault_of ('nnnumgrad', theta, setfield (net, 'Sizes', [3 2i]), X, y), 'backprop:', 9))
%!error <nnassess: ClassNames must be numbers, logicals or a cell of texts, but is a cell> ...
%! nnassess (2, 2, [0.1 0.2 0.7], 'ClassNames', {'Weights', 2})

## Results that need more memory than the machine has.
%!test
%! tall = sparse (2 ^ 40, 1);
%! net = nncreate ([3 4 2]);
%! theta = nninit (net, 1);
%! named = nncreate ([3 4 2], 'ClassNames', [5 6]);
%! X = ones (2, 3);
%! calls = {'nnassess', {tall, tall}; 'nnassess', {theta, named, X, tall}; ...
%!          'nncost', {theta, named, X, tall}; 'nnselect', {net, X, [1 2], 'Lambda', tall}; ...
%!          'nntrain', {net, X, [1 2], 'ClassWeights', sparse(1, 1, 1, 2 ^ 40, 1)}; ...
%!          'predict', {[1 2], sparse(2 ^ 33, 2)}; 'nnplot', {tall, tall}; ...
%!          'sigmoid', {tall}; 'sigmoidGradient', {tall}; ...
%!          'computeNumericalGradient', {@(t) 1, tall}; ...
%!          'fminlbfgs', {@(x) deal(0, x), tall}; 'displayData', {tall}; ...
%!          'debugInitializeWeights', {int64(2) ^ 53 - 1, 5}};
%! for k = 1:rows (calls)
%!   fault = fault_of (calls{k, 1}, calls{k, 2}{:});
%!   start = ['backprop:memory ', calls{k, 1}, ': memory must hold the result'];
%!   assert (strncmp (fault, start, numel (start)) ...
%!           || (~ isempty (strfind (fault, ' must be ')) && strncmp (fault, 'backprop:', 9)), fault)
%! end
%!test % the name of a function that is not UTF-8
%! assert (strncmp (fault_of ('nncheck', ['n', char(228), 'CostFunction']), ...
%!                  'backprop:type nncheck: fcn must be', 34))
%!error <nnexamples: name must be one of> nnexamples ([char(200), 'or'])

## Two matrices that are not both of 0 and 1, nor both of real targets.
%!error <nnassess: labels and predicted must be columns, two matrices of 0 and 1, or two of real targets, but are> ...
%! nnassess (true (5, 2), 3 * ones (5, 2))
%!error id=backprop:size nnassess (ones (5, 2), ones (5, 2), 'ClassNames', [1 2])
%!error id=backprop:size nnassess ({'a', 'b'; 'a', 'b'}, {'a', 'b'; 'a', 'b'})
