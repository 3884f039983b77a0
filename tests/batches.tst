## Training by mini-batches, compared with a slow reference (batches_reference): every
## activation x output x loss x type of X, weights, unknown targets, dropout, sizes just
## below, at and above those of pieces, strips and blocks. The result has the same bits
## if training is divided into several calls, and with any number of threads.
## SPDX-License-Identifier: GPL-3.0-or-later

## The random numbers of the reference: the test values that the authors of Philox
## published with it.
%!test
%! key = [0 0; 2^32-1 2^32-1; hex2dec({'a4093822', '299f31d0'})'];
%! counter = [0 0 0 0; (2^32-1) * ones(1, 4); ...
%!            hex2dec({'243f6a88', '85a308d3', '13198a2e', '03707344'})'];
%! right = {'6627e8d5', 'e169c58d', 'bc57ac4c', '9b00dbd8'
%!          '408f276d', '41c83b0e', 'a20bc7c6', '6d5451fd'
%!          'd16cfe09', '94fdcceb', '5001e420', '24126ea1'};
%! for i = 1:3
%!   assert (philox_reference (counter(i,:), key(i,:)), hex2dec (right(i,:))')
%! end
%! ## many counters in one call
%! assert (philox_reference ([1 2 3 4; counter(3,:)], key(3,:))(2,:), ...
%!         hex2dec (right(3,:))')

%!function how = made (varargin)
%!  how = struct ('Solver', 'adam', 'LearnRate', 0.1, 'Momentum', 0.9, 'Nesterov', false, ...
%!                'Beta1', 0.9, 'Beta2', 0.999, 'Epsilon', 1e-8, ...
%!                'BatchSize', 5, 'Dropout', 0, 'Seed', 0, 'Step', 0);
%!  for i = 1:2:nargin
%!    how.(varargin{i}) = varargin{i+1};
%!  end
%!endfunction

## Yt as the gateway takes it: labels unchanged, targets transposed.
%!function Yt = turned (Y, net)
%!  Yt = Y;
%!  if size (Y, 2) == net.Sizes(end)
%!    Yt = Y.';
%!  end
%!endfunction

%!function X = as (type, X)
%!  switch type
%!    case 'sparse',         X = sparse (X);
%!    case 'sparse logical', X = sparse (logical (X));
%!    otherwise,             X = feval (type, X);
%!  end
%!endfunction

## The largest relative error of theta, the moments and the loss against the reference,
## divided by the allowed error: 1e-12 in double and 1e-5 in single. For theta the error
## of its change is measured.
%!function off = distance (theta, net, X, Y, w, how, order, threads = 2)
%!  zero = zeros (size (theta));
%!  [t, m, v, done, loss, hits] = backprop_mex ('batches', theta, zero, zero, net, X.', ...
%!                         turned (Y, net), ...
%!                           {'Weights', w, 'Threads', threads}, how, uint32 (order));
%!  [t0, m0, v0, loss0, hits0] = batches_reference (theta, zero, zero, net, X, ...
%!                                                  Y, w, how, order);
%!  name = 'double';
%!  allowed = 1e-12;
%!  if isa (theta, 'single') || isa (X, 'single')
%!    name = 'single';
%!    allowed = 1e-5;
%!  end
%!  off = Inf;
%!  if isequal ({class(t), class(m), class(v), size(t), done}, ...
%!              {name, name, name, size(theta), numel(order)}) ...
%!     && abs (hits - hits0) <= numel (order) / 50 * strcmp (name, 'single')
%!    far = @(a, b) norm (double (a(:)) - b(:)) / (norm (b(:)) + realmin);
%!    e = [far(t, t0), far(m, m0), far(v, v0), far(loss, loss0)];
%!    if all (isfinite (e))
%!      off = max (e) / allowed;
%!    end
%!  end
%!endfunction

%!function judge (off, what)
%!  assert (off <= 1, sprintf ('%g times the allowed error: %s', off, what));
%!endfunction

## Every activation with every output and loss. Type of X, precision, solver, weights,
## unknown targets and dropout are taken in turn from lists whose lengths are coprime,
## so that they are combined in many ways.
%!test
%! types = {'double', 'real'; 'single', 'real'; 'sparse', 'real'; ...
%!          'uint8', 'uint8'; 'int16', 'uint8'; 'logical', 'logical'; ...
%!          'sparse logical', 'logical'};
%! names = activations_reference ();
%! n = numel (names);
%! c = 0;
%! for i = 1:n
%!   for ending = endings_reference ()
%!     c = c + 1;
%!     depth = mod (c, 4);
%!     hidden = names(1 + mod (i - 1 + [0 3 6](1:min (depth, 3)), n));
%!     sizes = [3, [5 34 2](1:min (depth, 3)), 1 + mod(c, 5)];
%!     if strcmp (ending{1}, 'softmax') && sizes(end) == 1
%!       sizes(end) = 2;
%!     end
%!     type = types(1 + mod (c, 7),:);
%!     labels = mod (c, 3) > 0;
%!     [theta, net, X, Y] = problem_reference (sizes, hidden, ending{1}, ...
%!                            ending{2}, [0 1.5](1 + mod (c, 2)), 13, type{2}, labels);
%!     if size (Y, 2) == sizes(end) && mod (c, 2)
%!       Y(1:3:end) = NaN;
%!     end
%!     w = [];
%!     if mod (c, 5) < 2
%!       w = mod (1:13, 4)';
%!     end
%!     if mod (c, 9) < 4
%!       theta = single (theta);
%!     end
%!     ## rmsprop has no bias correction: with a small epsilon its first step depends on
%!     ## the signs of the gradient alone
%!     solver = {'adam', 'sgd', 'rmsprop'}{1 + mod(floor (c / 3), 3)};
%!     how = made ('Solver', solver, 'Nesterov', mod (c, 2) == 1, ...
%!                 'Epsilon', ifelse (strcmp (solver, 'rmsprop'), 0.1, 1e-8), ...
%!                 'LearnRate', 0.01, 'Dropout', [0 0.3 0](1 + mod (c, 3)), ...
%!                 'Seed', c * 2^33 + c, 'Step', mod (c, 4));
%!     what = sprintf ('case %d: %s -> %s %s, X %s, theta %s', c, ...
%!                     strjoin (hidden), ending{:}, type{1}, class (theta));
%!     judge (distance (theta, net, as (type{1}, X), Y, w, how, [13:-1:1, 5 5]), what);
%!   end
%! end
%! assert (c, n * columns (endings_reference ()))

## Sizes of batches and layers just below, at and above those of pieces, strips and blocks.
%!test
%! for b = [1 7 8 9 15:17 31:33 100 128 513 1030]
%!   [theta, net, X, Y] = problem_reference ([6 5 3], {'tanh'}, 'softmax', ...
%!                                     'crossentropy', 1, 40, 'real', true);
%!   order = 1 + mod ((1:b + 3) * 7, 40);
%!   judge (distance (theta, net, X, Y, [], made ('BatchSize', b), order), ...
%!          sprintf ('batches of %d', b));
%! end
%! for n = [1:5 15:17 31:33 63:66 130]
%!   for sizes = {[n 3 2], [2 n 3], [3 n n 2], [3 2 n]}
%!     [theta, net, X, Y] = problem_reference (sizes{1}, repmat ({'gelu'}, 1, ...
%!       numel (sizes{1}) - 2), 'sigmoid', 'crossentropy', 1, 9, 'real', false);
%!     judge (distance (theta, net, X, Y, [], made ('Dropout', 0.2), 1:9), ...
%!            sprintf ('sizes %s', mat2str (sizes{1})));
%!   end
%! end

## Shift and Scale, X full and sparse.
%!test
%! [theta, net, X, Y] = problem_reference ([4 3 2], {'tanh'}, 'softmax', ...
%!                                         'crossentropy', 1, 20, 'real', true);
%! net.Shift = [0.5 -1 0 0.25];
%! net.Scale = [1 2 -0.5 3];
%! judge (distance (theta, net, X, Y, [], made (), 1:20), 'standardized');
%! judge (distance (theta, net, sparse (X), Y, [], made (), 1:20), 'sparse');
%! judge (distance (single (theta), net, X, Y, [], made (), 1:20), 'single');

## The mean of the gradients of all batches is the gradient of the cost, with weights
## and lambda.
%!test
%! [theta, net, X, Y] = problem_reference ([5 7 3], {'relu'}, 'softmax', ...
%!                                         'crossentropy', 2.5, 24, 'real', true);
%! w = 1 + mod ((1:24)', 3);
%! how = made ('Solver', 'sgd', 'Momentum', 0, 'LearnRate', 1, 'BatchSize', 6);
%! change = 0;
%! for first = 1:6:24
%!   t = backprop_mex ('batches', theta, 0 * theta, [], net, X.', Y, ...
%!     {'Weights', w, 'Threads', 1}, how, ...
%!                      uint32 (first:first + 5));
%!   change = change + (theta - t) / 4;
%! end
%! [~, grad] = nncost (theta, net, X, Y, 'Weights', w);
%! assert (norm (change - grad) < 1e-13 * norm (theta))

## Adam's first step is LearnRate in each direction, whatever the gradient.
%!test
%! [theta, net, X, Y] = problem_reference ([2 3 2], {'tanh'}, 'softmax', ...
%!                                         'crossentropy', 0, 6, 'real', true);
%! [~, grad] = nncost (theta, net, X, Y);
%! t = backprop_mex ('batches', theta, 0 * theta, 0 * theta, net, X.', Y, {}, ...
%!                    made ('Epsilon', 1e-300, 'BatchSize', 6), uint32 (1:6));
%! assert (t - theta, -0.1 * sign (grad), 1e-14)

## The result has the same bits if the call is divided after any batch, with any number
## of threads, for batches of one block and of several; and the arguments are not changed.
%!test
%! for P = {@double, @single}
%!   for b = [20 600]
%!     [theta, net, X, Y] = problem_reference ([70 40 33 10], {'relu','silu'}, ...
%!                            'softmax', 'crossentropy', 1, 130, 'uint8', true);
%!     theta = P{1} (theta);
%!     zero = 0 * theta;
%!     before = theta + 0;
%!     how = made ('BatchSize', b, 'Dropout', 0.25, 'Seed', 7, 'Step', 2);
%!     order = uint32 (1 + mod ((1:4 * b + 9) * 37, 130));
%!     whole = cell (1, 6);
%!     [whole{:}] = backprop_mex ('batches', theta, zero, zero, net, uint8 (X.'), Y, ...
%!       {'Threads', 1}, ...
%!                                 how, order);
%!     for threads = [2 3 4 7 8]
%!       again = cell (1, 6);
%!       [again{:}] = backprop_mex ('batches', theta, zero, zero, net, uint8 (X.'), Y, ...
%!                                   {'Threads', threads}, how, order);
%!       assert (isequal (again, whole))
%!     end
%!     for cut = 0:4
%!       [t, m, v, done, loss, hits] = backprop_mex ('batches', theta, zero, zero, net, ...
%!                           uint8 (X.'), Y, {'Threads', 2}, how, order(1:cut * b));
%!       assert (done, cut * b)
%!       rest = setfield (how, 'Step', how.Step + cut);
%!       [t, m, v, done, loss2, hits2] = backprop_mex ('batches', t, m, v, net, uint8 (X.'), ...
%!                                         Y, {'Threads', 3}, rest, order(cut * b + 1:end));
%!       assert (isequal ({t, m, v}, whole(1:3)))
%!       assert (loss + loss2, whole{5}, 1e-12 * whole{5})
%!       assert (hits + hits2, whole{6})
%!     end
%!     assert (isequal (theta, before) && ~ any (zero))
%!   end
%! end

## Several epochs in one call give the same as one call for each epoch; each epoch has its
## own learning rate.
%!test
%! [theta, net, X, Y] = problem_reference ([5 4 3], {'tanh'}, 'softmax', ...
%!                                         'crossentropy', 2, 11, 'real', true);
%! w = 1 + mod ((1:11)', 3);
%! for solver = {'adam', 'sgd', 'rmsprop'}
%!   how = made ('Solver', solver{1}, 'Dropout', 0.2, 'Parts', 3, 'LearnRate', [0.1 0.05 0.2]);
%!   order = uint32 ([11:-1:1; 1:11; 6:11, 1:5]');
%!   whole = cell (1, 7);
%!   [whole{:}] = backprop_mex ('batches', theta, 0 * theta, 0 * theta, net, X.', Y, ...
%!     {'Weights', w, 'Threads', 2}, how, order);
%!   [t, m, v] = deal (theta, 0 * theta, 0 * theta);
%!   for e = 1:3
%!     one = made ('Solver', solver{1}, 'Dropout', 0.2, 'LearnRate', how.LearnRate(e), ...
%!                 'Step', 3 * (e - 1));
%!     [t, m, v, done, loss, hits, penalty] = backprop_mex ('batches', t, m, v, net, X.', Y, ...
%!       {'Weights', w, 'Threads', 1}, one, order(:,e));
%!     assert ({whole{1}(:,e), whole{2}(:,e), whole{3}(:,e)}, {t, m, v})
%!     assert ([whole{5}(e), whole{6}(e), whole{7}(e)], [loss, hits, penalty])
%!     free = setfield (net, 'Lambda', 0);
%!     assert (penalty, nncost (t, net, X, Y, 'Weights', w) ...
%!                      - nncost (t, free, X, Y, 'Weights', w), 1e-13)
%!   end
%!   assert (whole{4}, 33)
%! end

## The bits do not depend on the class of X, if the class can hold the numbers.
%!test
%! [theta, net, X, Y] = problem_reference ([70 35 3], {'relu'}, 'softmax', ...
%!                            'crossentropy', 1, 30, 'uint8', true);
%! t = backprop_mex ('batches', theta, 0 * theta, 0 * theta, net, X.', Y, ...
%!   {'Threads', 2}, made (), ...
%!                    uint32 (1:30));
%! for type = {'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64', 'sparse'}
%!   assert (isequal (backprop_mex ('batches', theta, 0 * theta, 0 * theta, net, ...
%!     as (type{1}, X.'), int8 (Y), {'Threads', 2}, made (), uint32 (1:30)), t), type{1})
%! end
%! ## labels and their targets, full and sparse
%! T = eye (3)(:,Y);
%! for Yt = {T, single(T), logical(T), sparse(T)}
%!   assert (isequal (backprop_mex ('batches', theta, 0 * theta, 0 * theta, net, X.', ...
%!                          Yt{1}, {'Threads', 2}, made (), uint32 (1:30)), t))
%! end

## A single example; no example; theta as a row.
%!test
%! net = nncreate ([2 3], 'Output', 'softmax');
%! [t, m, v, done, loss, hits] = backprop_mex ('batches', zeros (1, 9), zeros (1, 9), ...
%!   zeros (1, 9), net, [1; 2], [0; 1; 0], {}, made (), uint32 (1));
%! assert ({size(t), done, hits}, {[1 9], 1, 0})
%! assert (loss, log (3), 1e-15)
%! [t, m, v, done, loss, hits] = backprop_mex ('batches', (1:9)', (1:9)', (1:9)', net, ...
%!   [1; 2], 2, {}, made (), uint32 ([]));
%! assert ({t, m, v, done, loss, hits}, {(1:9)', (1:9)', (1:9)', 0, 0, 0})

## It learns: digits, in ten epochs.
%!test
%! [X, y] = nndigits ();
%! net = nncreate ([64 30 10], 'Activation', 'relu', 'Output', 'softmax');
%! theta = nninit (net, 1);
%! [m, v] = deal (0 * theta);
%! how = made ('BatchSize', 32, 'LearnRate', 0.003);
%! for epoch = 1:10
%!   order = uint32 (1 + mod ((0:1796) * 1009 + epoch, 1797));
%!   [theta, m, v, ~, loss, hits] = backprop_mex ('batches', theta, m, v, net, ...
%!     uint8 (X.'), y, {}, how, order);
%!   how.Step = how.Step + ceil (1797 / 32);
%! end
%! assert (hits / 1797 > 0.98)
%! assert (mean (nnpredict (theta, net, X) == y) > 0.98)

## Errors name the options as the user writes them.
%!function trial (varargin)
%!  net = nncreate ([2 3], 'Output', 'softmax');
%!  z = zeros (9, 1);
%!  given = {z, z, z, net, [1 3; 2 4], [1 2], {}, ...
%!           struct('Solver', 'adam', 'LearnRate', 0.1, 'Beta1', 0.9, 'Beta2', ...
%!                  0.999, 'Epsilon', 1e-8, 'BatchSize', 1), uint32([1 2])};
%!  for i = 1:2:nargin
%!    if ischar (varargin{i})
%!      given{8}.(varargin{i}) = varargin{i+1};
%!    else
%!      given{varargin{i}} = varargin{i+1};
%!    end
%!  end
%!  backprop_mex ('batches', given{:});
%!endfunction
%!error <needs theta, moment1, moment2, net, Xt, Yt, options, how and order> backprop_mex ('batches', 1)
%!error <theta must have 9 entries \(Theta1 3-by-3\), but has 8> trial (1, zeros (8, 1))
%!error <theta must be full and double or single, but is int8> trial (1, int8 (1:9))
%!error <moment1 must have 9 entries, as theta, but has 8> trial (2, zeros (8, 1))
%!error <moment2 must have 9 entries, as theta, but has 0> trial (3, [])
%!error <moment2 must be full and double or single, but is sparse> trial (3, sparse (9, 1))
%!error <X must have 2 columns \(the network's inputs\), but has 3> trial (5, ones (3, 2))
%!error <X must have a row for each example, but is empty \(0-by-2\)> trial (5, ones (2, 0), 6, ones (3, 0))
%!error <Y must have 2 labels \(one for each row of X\), or be 2-by-3 targets, but is 1-by-3> trial (6, [1 2 3])
%!error <Y\(2\) must be a label from 1 to 3, but is 4> trial (6, [1 4])
%!error <Y must be 2-by-3 targets \(a row for each row of X\) or a label for each, but is 3-by-2> trial (6, ones (2, 3))
%!error <Y must lie between 0 and 1 with crossentropy, but has a 2> trial (6, 2 * ones (3, 2))
%!error <Weights must have 2 entries \(one for each row of X\), but has 3> trial (7, {'Weights', [1 2 3]})
%!error <Weights must not all be zero> trial (7, {'Weights', [0 0]})
%!error <Threads must be whole and from 1 to 1024, but is 0> trial (7, {'Threads', 0})
%!error <options must be Weights and Threads, in pairs of name and value> trial (7, [])
%!error <how must be a struct, but is of class double> trial (8, 3)
%!error <Solver must be adam, rmsprop or sgd> trial ('Solver', 'lbfgs')
%!error <LearnRate must be more than 0 and finite, but is 0> trial ('LearnRate', 0)
%!error <LearnRate must be more than 0 and finite, but is Inf> trial ('LearnRate', Inf)
%!error <LearnRate must be one number, or one for each part> trial ('LearnRate', [1 2])
%!error <Parts must be a whole number that divides order, but is 3> trial ('Parts', 3)
%!error <LearnRate must be more than 0 and finite, but is -1> trial ('Parts', 2, 'LearnRate', [1 -1])
%!error <Momentum must be from 0 to less than 1, but is 1> trial ('Solver', 'sgd', 'Momentum', 1)
%!error <Momentum must be from 0 to less than 1, but is NaN> trial ('Solver', 'sgd')
%!error <Beta1 must be from 0 to less than 1, but is -1> trial ('Beta1', -1)
%!error <Beta2 must be from 0 to less than 1, but is 1> trial ('Beta2', 1)
%!error <Epsilon must be more than 0 and finite, but is 0> trial ('Epsilon', 0)
%!error <Beta2 must be from 0 to less than 1, but is 1> trial ('Solver', 'rmsprop', 'Beta2', 1)
%!error <BatchSize must be a whole number, 1 or more, but is 1.5> trial ('BatchSize', 1.5)
%!error <Dropout must be from 0 to less than 1, but is 1> trial ('Dropout', 1)
%!error <Seed must be a whole number, 0 or more, but is -1> trial ('Seed', -1)
%!error <Step must be a whole number, 0 or more, but is 0.5> trial ('Step', 0.5)
%!error <order must be uint32, but is of class double> trial (9, [1 2])
%!error <order must hold examples from 1 to 2, but order\(2\) is 3> trial (9, uint32 ([1 3]))
%!error <order must hold examples from 1 to 2, but order\(1\) is 0> trial (9, uint32 (0))

## Parts of a batch: with Places, dropout leaves out the same units as in the whole batch.
%!test
%! net = nncreate ([4 7 6 3], 'Activation', 'tanh');
%! theta = nninit (net, 1);
%! Xt = reshape (sin (1:4 * 45), 4, 45);
%! y = 1 + mod (1:45, 3);
%! how = struct ('Solver', 'sgd', 'LearnRate', 1, 'Momentum', 0, 'BatchSize', 45, ...
%!               'Dropout', 0.4, 'Seed', 5, 'Step', 3);
%! gradient = @(order, how) nthargout (2, @backprop_mex, 'batches', theta, 0 * theta, [], net, Xt, ...
%!                                     y, {}, how, uint32 (order));
%! order = 1 + mod ((1:45) * 7, 45);
%! whole = gradient (order, how);
%! sum_of = 0;
%! for part = {[1 4 9 45], setdiff(1:45, [1 4 9 45])}
%!   how.Places = uint32 (part{1});
%!   sum_of = sum_of + numel (part{1}) * gradient (order(part{1}), how);
%! end
%! assert (sum_of / 45, whole, 1e-15)
%! how.Places = [];
%! assert (norm (gradient (order(5:end), how) - gradient (order(5:end), setfield (how, 'Places', uint32 (5:45)))) > 1e-3)
%!error <Places must be uint32, one for each entry of order> backprop_mex ('batches', [1; 2], [0; 0], [], nncreate ([1 1]), 1:3, 0:2, {}, struct ('Solver', 'sgd', 'LearnRate', 1, 'Momentum', 0, 'BatchSize', 3, 'Places', uint32 (1:2)), uint32 (1:3))
