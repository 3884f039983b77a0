## The gateway, called with arguments that no function of the package gives it: it raises an
## error with a reason, and frees its memory.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function refused (id, words, varargin)
%!  try
%!    backprop_mex (varargin{:});
%!  catch e
%!    assert (e.identifier, ['backprop:', id])
%!    if isempty (strfind (e.message, words))
%!      error ('test:words', '%s: %s', words, e.message);
%!    end
%!    return
%!  end
%!  error ('test:none', 'not refused: %s', words);
%!endfunction
%!function [theta, net, X, Y] = data ()
%!  net = nncreate ([3 4 2], 'Output', 'softmax');
%!  theta = nninit (net, 1);
%!  X = reshape (sin (1:15), 5, 3);
%!  Y = [1 2 1 2 2]';
%!endfunction
%!function net = with (net, field, value)
%!  net.(field) = value;
%!endfunction

%!test % names of functions, and numbers of arguments
%! refused ('usage', 'needs the name of a function of the engine')
%! refused ('usage', 'needs the name of a function of the engine', 1)
%! refused ('usage', 'there is no function costs', 'costs')
%! for name = {'cost', 'forward', 'hessmult', 'inputgrad', 'numgrad', 'measure', 'batches', ...
%!             'crc32', 'uniform'}
%!   refused ('usage', 'needs', name{1})
%! end
%! refused ('usage', 'there is no such usage', 'lbfgs')
%! refused ('usage', 'needs at most the number of threads', 'threads', 1, 2)

%!test % arrays
%! [theta, net, X, Y] = data ();
%! refused ('size', 'X must be a matrix, but has 3 dimensions', 'forward', theta, net, ones (2, 3, 2))
%! refused ('size', 'X must have at most 9007199254740992 entries', 'forward', theta, net, ...
%!          sparse (2^40, 2^20))
%! refused ('usage', 'names must be a cell of three', 'cost', theta, net, X, Y, {}, {'a'})
%! refused ('usage', 'names must be texts', 'cost', theta, net, X, Y, {}, {'a', 2, 'b'})
%! refused ('value', 'sum must be from 0 to 2^32 - 1, but is -1', 'crc32', uint8 (1), -1)
%! refused ('value', 'count must be a whole number from 0 to 9.00719925474099e+15, but is 0.5', 'uniform', 0.5, 1)
%! refused ('value', 'seed must be a whole number from 0 to 4294967295, but is NaN', 'uniform', 1, NaN)

%!test % networks
%! [theta, net, X] = data ();
%! refused ('network', 'net.Sizes must be whole and from 1 to 2147483647, but Sizes(2) is 1.5', 'forward', ...
%!          theta, with (net, 'Sizes', [3 1.5 2]), X)
%! refused ('network', 'net.Sizes ask for more parameters than can be counted', 'forward', ...
%!          theta, with (net, 'Sizes', [2^31-1, 2^31-1, 2^31-1, 2^31-1]), X)
%! refused ('network', 'net.Activation must be a name that nncreate knows, but is 0-by-0', 'forward', theta, ...
%!          with (net, 'Activation', cell (1, 1)), X)
%! refused ('value', 'net.SparsityTarget must be one number, but is of class char', 'forward', theta, ...
%!          with (net, 'SparsityTarget', 'a'), X)

%!test % a product with the Hessian where theta is single and v is not, and the reverse
%! [theta, net, X, Y] = data ();
%! v = cos (1:numel (theta))';
%! Hv = backprop_mex ('hessmult', theta, v, net, X, Y);
%! assert (backprop_mex ('hessmult', theta, single (v), net, X, Y), Hv, 1e-6)
%! single_Hv = backprop_mex ('hessmult', single (theta), v, net, X, Y);
%! assert (class (single_Hv), 'single')
%! assert (double (single_Hv), Hv, 1e-5)

%!test % types of what only the package gives
%! [theta, net, X, Y] = data ();
%! refused ('type', 'wanted must be logical, full and as long as theta', 'numgrad', theta, net, X, ...
%!          Y, {}, ones (size (theta)))
%! zero = zeros (size (theta));
%! how = struct ('Solver', 'adam', 'LearnRate', 'ab', 'BatchSize', 2);
%! refused ('type', 'LearnRate must be one number', 'batches', theta, zero, zero, net, X', Y', {}, ...
%!          how, uint32 (1:5))
%! how.LearnRate = 0.1;
%! refused ('type', 'BatchSize must be one number', 'batches', theta, zero, zero, net, X', Y', {}, ...
%!          with (how, 'BatchSize', [1 2]), uint32 (1:5))

%!test % sparse weights and sizes count as full ones
%! [theta, net, X, Y] = data ();
%! w = [0 2 1 0 3];
%! assert (backprop_mex ('cost', theta, net, X, Y, {'Weights', sparse(w)}), ...
%!         backprop_mex ('cost', theta, net, X, Y, {'Weights', w}))
%! assert (nnCostFunction (theta, 3, sparse (4), 2, X, Y, 1), nnCostFunction (theta, 3, 4, 2, X, Y, 1))
%! refused ('size', 'Weights must have 5 entries (one for each row of X), but has 4', ...
%!          'cost', theta, net, X, Y, {'Weights', sparse([1 2 0 4])})

%!test % a run of L-BFGS
%! how = struct ('Memory', 5, 'Threads', 1);
%! refused ('type', 'how must be a struct', 'lbfgs', 'begin', [1; 2], 3)
%! refused ('state', 'x must be real, double or single, full and not empty', 'lbfgs', 'begin', ...
%!          [], how)
%! refused ('state', 'Memory must be whole and from 1 to 1000, but is 0', 'lbfgs', 'begin', ...
%!          [1; 2], with (how, 'Memory', 0))
%! refused ('state', 'Regularization must be one number of class double', 'lbfgs', 'begin', ...
%!          [1; 2], with (how, 'Regularization', 'a'))
%! run = backprop_mex ('lbfgs', 'begin', [1; 2], how);
%! released = onCleanup (@() backprop_mex ('lbfgs', 'free', run));
%! refused ('state', 'f must be one real number of class double', 'lbfgs', 'tell', run, 1i, [1; 2])
%! refused ('state', 'g must be of the class and the number of entries of x', 'lbfgs', 'tell', ...
%!          run, 1, 2)

%!test % an iteration that is given up is done again with the same numbers
%! how = struct ('Memory', 5, 'Threads', 1);
%! run = backprop_mex ('lbfgs', 'begin', [1; 2], how);
%! released = onCleanup (@() backprop_mex ('lbfgs', 'free', run));
%! x = backprop_mex ('lbfgs', 'point', run);
%! assert (backprop_mex ('lbfgs', 'tell', run, sum (x .^ 4), 4 * x .^ 3), 1)
%! backprop_mex ('lbfgs', 'iterate', run);
%! first = backprop_mex ('lbfgs', 'point', run);
%! assert (! isequal (first, x))
%! backprop_mex ('lbfgs', 'abandon', run);
%! assert (backprop_mex ('lbfgs', 'x', run), x)
%! backprop_mex ('lbfgs', 'iterate', run);
%! assert (backprop_mex ('lbfgs', 'point', run), first)

%!test % a run of one precision does not train in another
%! [theta, net, X, Y] = data ();
%! run = backprop_mex ('lbfgs', 'begin', theta, struct ('Memory', 5, 'Threads', 1));
%! released = onCleanup (@() backprop_mex ('lbfgs', 'free', run));
%! refused ('state', 'x must be of the job''s precision', 'lbfgs', 'train', run, net, ...
%!          single (X), Y, {}, struct ('Iterations', 1))

%!test % a run continues from its state with the same numbers; a changed state is refused
%! how = struct ('Memory', 5, 'Threads', 1);
%! f = @(x) deal (sum (x .^ 4), 4 * x .^ 3);
%! run = backprop_mex ('lbfgs', 'begin', [1; 2], how);
%! free = onCleanup (@() backprop_mex ('lbfgs', 'free', run));
%! for k = 1:4
%!   [J, grad] = f (backprop_mex ('lbfgs', 'point', run));
%!   if backprop_mex ('lbfgs', 'tell', run, J, grad) == 1
%!     backprop_mex ('lbfgs', 'iterate', run);
%!   end
%! end
%! state = backprop_mex ('lbfgs', 'state', run);
%! refused ('type', 'state must be a struct', 'lbfgs', 'resume', 1, how)
%! refused ('state', 'state.S must be as it came back', 'lbfgs', 'resume', with (state, 'S', 1), how)
%! refused ('state', 'the state''s numbers must be as they came back', 'lbfgs', 'resume', ...
%!          with (state, 'pairs', 99), how)
%! again = backprop_mex ('lbfgs', 'resume', state, how);
%! both = onCleanup (@() backprop_mex ('lbfgs', 'free', again));
%! assert (backprop_mex ('lbfgs', 'x', again), backprop_mex ('lbfgs', 'x', run))
%! assert (backprop_mex ('lbfgs', 'numbers', again), backprop_mex ('lbfgs', 'numbers', run))
