## hints.tst -- hints in errors: the name or value that the user probably means.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function text = said (f)
%!  text = 'no error';
%!  try
%!    f ();
%!  catch e
%!    assert (strncmp (e.identifier, 'backprop:', 9), e.identifier)
%!    text = e.message;
%!  end
%!endfunction

## Names of options from other programs, or misspelt: the message begins with the right name.
%!test
%! net = nncreate ([2 3 1]);
%! words = {'MaxEpochs',     'Epochs'
%!          'Standardise',   'Standardize'
%!          'learning_rate', 'LearnRate'
%!          'InitialLearnRate', 'LearnRate'
%!          'batch_size',    'BatchSize'
%!          'MiniBatchSize', 'BatchSize'
%!          'random_state',  'Seed'
%!          'optimizer',     'Solver'
%!          'Momentun',      'Momentum'
%!          'max_iter',      'IterationLimit'};
%! for k = 1:rows (words)
%!   assert (said (@() nntrain (net, [1 2], 1, words{k,1}, 1)), ...
%!           sprintf ('nntrain: the option is called %s here, and not ''%s''', words{k,[2 1]}))
%! end
%! words = {'lamda', 'Lambda'; 'alpha', 'Lambda'; 'weight_decay', 'Lambda'; ...
%!          'activations', 'Activation'; 'normalize', 'Standardize'};
%! for k = 1:rows (words)
%!   assert (said (@() nncreate ([2 1], words{k,1}, 1)), ...
%!           sprintf ('nncreate: the option is called %s here, and not ''%s''', words{k,[2 1]}))
%! end

## Options that belong to another function; the layer sizes as an option.
%!test
%! net = nncreate ([2 3 1]);
%! assert (said (@() nntrain (net, [1 2], 1, 'lamda', 1)), ...
%!         'nntrain: ''lamda'' is no option: Lambda is one of nncreate')
%! ## alpha is the learning rate in the course, and Lambda in scikit-learn
%! assert (said (@() nntrain (net, [1 2], 1, 'alpha', 0.1)), ...
%!         ['nntrain: ''alpha'' is no option: the length of the steps is LearnRate, the ', ...
%!          'penalty on weights is Lambda of nncreate'])
%! assert (said (@() nncreate ([2 1], 'epochs', 1)), ...
%!         'nncreate: ''epochs'' is no option: Epochs is one of nntrain')
%! assert (said (@() nncreate ([2 1], 'LayerSizes', 1)), ['nncreate: ''LayerSizes'' is no ', ...
%!   'option: the units in each layer, from the inputs to the outputs, are the first ', ...
%!   'argument of nncreate'])

## Values from other programs: the message has the right value, or a list if none is similar.
%!test
%! words = {'Activation', 'logistic', 'sigmoid'; 'Activation', 'rellu', 'relu'; ...
%!          'Output', 'none', 'linear'; 'Output', 'identity', 'linear'; ...
%!          'Loss', 'mse', 'squarederror'; 'Loss', 'cross_entropy', 'crossentropy'};
%! for k = 1:rows (words)
%!   assert (said (@() nncreate ([2 3 1], words{k,1:2})), ...
%!           sprintf ('nncreate: %s must be %s here, and not ''%s''', words{k,[1 3 2]}))
%! end
%! words = {'sgdm', 'sgd'; 'traingdx', 'sgd'; 'trainlm', 'lbfgs'; 'trainscg', 'lbfgs'; ...
%!          'trainrp', 'rmsprop'};
%! for k = 1:rows (words)
%!   assert (said (@() nntrain (nncreate ([1 1]), 1, 1, 'Solver', words{k,1})), ...
%!           sprintf ('nntrain: Solver must be %s here, and not ''%s''', words{k,[2 1]}))
%! end
%! assert (said (@() nncreate ([2 1], 'Loss', 'foo')), ...
%!         'nncreate: Loss must be crossentropy or squarederror, but is ''foo''')

## Arguments that are no words lead to errors of the package, without a warning.
%!test
%! for word = {['ab'; 'cd'], char([200 201 255]), '', 3, {}, char(zeros (0, 3))}
%!   for wrong = {{[2 1], word{1}, 1}, {[2 1 1], 'Activation', word{1}}; 'an option must be ', ''}
%!     call = @() said (@() nncreate (wrong{1}{:}));
%!     assert (strncmp (call (), ['nncreate: ', wrong{2}], 10 + numel (wrong{2})))
%!     assert (warning_of (call), '')
%!   end
%! end

## X or Y that is transposed, has the course's column of ones, or consists of images.
%!test
%! net = nncreate ([4 3 3]);
%! theta = nninit (net, 1);
%! X = reshape (sin (1:28), 7, 4);
%! y = [1 2 3 1 2 3 1];
%! wrong = {X', '; it has 4 rows: is it transposed? An example is a row'
%!          [ones(7, 1), X], '; column 1 is all ones: the network adds the bias itself, leave it out'
%!          [X, ones(7, 1)], '; column 5 is all ones: the network adds the bias itself, leave it out'
%!          [X, X], ''
%!          reshape(X, 7, 2, 2), '; if the first dimension counts the images, use X(:,:)'
%!          reshape(X', 2, 2, 7), ['; if the last dimension counts the images, use ', ...
%!                                 'reshape (X, [], 7)'''];
%!          zeros(2, 3, 5), ''};
%! for k = 1:rows (wrong)
%!   A = wrong{k,1};
%!   calls = {@() nncost(theta, net, A, y), @() nnforward(theta, net, A), ...
%!            @() nnpredict(theta, net, A), @() nntrain(net, A, y), ...
%!            @() nninputgrad(theta, net, A, y), @() nnnumgrad(theta, net, A, y), ...
%!            @() nnhessmult(theta, theta, net, A, y), @() nnassess(theta, net, A, y), ...
%!            @() nnselect(net, A, y), @() nnCostFunction(theta, 4, 3, 3, A, y, 0), ...
%!            @() nncheck(@(t) nncost (t, net, X, y), theta, net, A, y), ...
%!            @() predict(ones (3, 5), ones (3, 4), A)};
%!   calls = calls(1:end - (ndims (A) > 2));           # predict takes matrices
%!   for c = 1:numel (calls)
%!     text = said (calls{c});
%!     assert (regexprep (text, '^.*(but has \d+( dimensions)?)', ''), wrong{k,2}, text)
%!   end
%! end
%! assert (said (@() nntrain (net, X, y, 'ValidationData', {X', y})), ['nntrain: ', ...
%!   'ValidationData{1} must have 4 columns (the network''s inputs), but has 7; it has 4 rows: ', ...
%!   'is it transposed? An example is a row'])
%! text = said (@() nncost (theta, net, X, ones (3, 7)));
%! assert (! isempty (strfind (text, 'but is 3-by-7; it seems to be transposed: Y'' has a row')))
%! assert (said (@() nncreate ([4 1], 'Standardize', zeros (0, 4))), ...
%!   'nncreate: Standardize must have a row for each example, but is an empty 0-by-4 double')

## Layer sizes of other numeric classes give the same network.
%!test
%! for class0 = {'int64', 'uint8', 'single'}
%!   assert (nncreate (cast ([4; 3; 2], class0{1})), nncreate ([4 3 2]))
%! end
