## The engine compared with a slow reference (nncost_reference): every activation x output x
## loss x type x depth, sizes just below, at and above those of blocks, any number of threads.
## SPDX-License-Identifier: GPL-3.0-or-later

## Makes a network from a plain struct of options.
%!function net = made (o)
%!  net = nncreate (o.Sizes, 'Activation', o.Activation, 'Output', o.Output, ...
%!                  'Loss', o.Loss, 'Lambda', o.Lambda);
%!endfunction

## The types of X, each with the kind of values that problem_reference must make for it.
%!function list = types ()
%!  list = {'double',         'real'
%!          'single',         'real'
%!          'sparse double',  'real'
%!          'uint8',          'uint8'
%!          'logical',        'logical'
%!          'sparse logical', 'logical'}';
%!endfunction

%!function X = as (type, X)
%!  switch type
%!    case 'sparse double',  X = sparse (X);
%!    case 'sparse logical', X = sparse (logical (X));
%!    otherwise,             X = feval (type, X);
%!  end
%!endfunction

## The largest relative error of J and grad against the reference, divided by the allowed
## error, which is 1e-12 in double and 1e-5 in single. It is Inf if a shape or class is wrong.
%!function off = distance (J, grad, J0, grad0, class0)
%!  off = Inf;
%!  right = {size(grad0), [1 1], class0, class0, false, true};
%!  if isequal ({size(grad), size(J), class(grad), class(J), issparse(grad), ...
%!               isreal(grad)}, right)
%!    e(1) = abs (double (J) - J0) / (abs (J0) + realmin);
%!    e(2) = norm (double (grad(:)) - grad0(:)) / (norm (grad0(:)) + realmin);
%!    if all (isfinite (e))
%!      off = max (e) / allowed (class0);
%!    end
%!  end
%!endfunction

%!function v = ifelse (c, a, b)
%!  v = b;
%!  if c
%!    v = a;
%!  end
%!endfunction

%!function tol = allowed (name)
%!  tol = ifelse (strcmp (name, 'single'), 1e-5, 1e-12);
%!endfunction

## The class of the result by Octave's rule: single if theta or X is single.
%!function name = precision (theta, X)
%!  name = 'double';
%!  if isa (theta, 'single') || isa (X, 'single')
%!    name = 'single';
%!  end
%!endfunction

## Whether values have the same bits, with NaN and the sign of zero.
%!function yes = same (varargin)
%!  yes = true;
%!  for k = 2:nargin
%!    a = varargin{1};
%!    b = varargin{k};
%!    yes = yes && strcmp (class (a), class (b)) ...
%!          && isequal (size (a), size (b)) ...
%!          && issparse (a) == issparse (b) ...
%!          && isequal (typecast (full (a)(:), 'uint8'), ...
%!                      typecast (full (b)(:), 'uint8'));
%!  end
%!endfunction

%!function text = named (net, m, what)
%!  text = sprintf ('sizes %s, %s -> %s %s, lambda %g, m = %d, %s', ...
%!                  mat2str (net.Sizes), strjoin (net.Activation, ' '), ...
%!                  net.Output, net.Loss, net.Lambda, m, what);
%!endfunction

## The largest error over types of X and theta (make check-long tries all types). It is Inf
## if J computed without the gradient has other bits. The reference runs once for each kind
## of values.
%!function [off, name] = worst_type (sizes, hidden, ending, lambda, m, labels)
%!  off = 0;
%!  name = 'none';
%!  last = '';
%!  for type = some_of (types (), 6)
%!    if ~ strcmp (type{2}, last)
%!      [theta, plain, X0, Y] = problem_reference (sizes, hidden, ending{1}, ...
%!                                                 ending{2}, lambda, m, type{2}, labels);
%!      [J0, grad0] = nncost_reference (theta, plain, X0, Y);
%!      net = made (plain);
%!      last = type{2};
%!    end
%!    X = as (type{1}, X0);
%!    for p = {theta, single(theta)}
%!      [J, grad] = nncost (p{1}, net, X, Y);
%!      o = distance (J, grad, J0, grad0, precision (p{1}, X));
%!      if ~ same (J, nncost (p{1}, net, X, Y))
%!        o = Inf;
%!      end
%!      if o >= off
%!        off = o;
%!        name = named (net, m, sprintf ('theta %s, X %s, labels %d', ...
%!                                       class (p{1}), type{1}, labels));
%!      end
%!    end
%!  end
%!endfunction

## Every activation with every output and loss, type and depth, labels and targets. Sizes,
## m and lambda are taken in turn from lists whose lengths are coprime, so that they are
## combined in many ways.
%!test
%! ns = [1 2 3 5 13 17 33];
%! widths = [5 1 3 13 2];
%! Ks = [3 1 2 10 5 1 4 2 1 6 3];
%! ms = [7 1 8 2 9 3];
%! lambdas = [0 1.5 0.1];
%! acts = activations_reference ();
%! n = numel (acts);
%! c = 0;
%! count = 0;
%! [off, name] = deal (0, '');
%! for depth = 0:3
%!   for i = 1:ifelse (depth == 0, 1, n)
%!     for ending = endings_reference ()
%!       for labels = [true, false]
%!         c = c + 1;
%!         at = @(list, k) list(1 + mod (k, numel (list)));
%!         hidden = acts(1 + mod (i - 1 + [0 3 7](1:depth), n));
%!         K = at (Ks, c);
%!         if strcmp (ending{1}, 'softmax') && K == 1
%!           K = 2;
%!         end
%!         sizes = [at(ns, c), at(widths, c + (1:depth)), K];
%!         [o, which] = worst_type (sizes, hidden, ending, at (lambdas, c), ...
%!                                  at (ms, c), labels);
%!         count = count + 1;
%!         if o >= off
%!           [off, name] = deal (o, which);
%!         end
%!       end
%!     end
%!   end
%! end
%! assert (count, (1 + 3 * n) * (n + 3) * 2);
%! assert (off <= 1, sprintf ('%g times the allowed error: %s', off, name));

## Numbers of examples just below, at and above the sizes of all blocks.
%!test
%! ms = [1 2 7 8 9 15 16 17 31 32 33 63 64 65 100 127 128 129 ...
%!       255 256 257 500 511 512 513];
%! widths = [1 2 3 5 13 17 33 40];
%! acts = activations_reference ();
%! [off, name] = deal (0, '');
%! for k = 1:numel (ms)
%!   w = widths(1 + mod (k + [0 3 6 9], 8));
%!   hidden = acts(1 + mod (k + [0 5], numel (acts)));
%!   ending = endings_reference ()(:, 1 + mod (k, 2));
%!   w(4) = w(4) + (w(4) == 1);
%!   [o, which] = worst_type (w, hidden, ending, 0.5, ms(k), mod (k, 3) ~= 0);
%!   if o >= off
%!     [off, name] = deal (o, which);
%!   end
%! end
%! assert (off <= 1, sprintf ('%g times the allowed error: %s', off, name));

## Layer sizes just below, at and above those of all tiles, in turn in each layer.
%!test
%! [off, name] = deal (0, '');
%! for w = [1:9, 11:13, 15:18, 23:25, 31:34, 40, 47:49, 63:65, 130, 257]
%!   for sizes = {[w 3 2], [2 w 3], [3 2 w]}
%!     [o, which] = worst_type (sizes{1}, {'tanh'}, ...
%!                              {'sigmoid'; 'crossentropy'}, 1, 5, false);
%!     if o >= off
%!       [off, name] = deal (o, which);
%!     end
%!   end
%! end
%! assert (off <= 1, sprintf ('%g times the allowed error: %s', off, name));

## Many examples, with the course's network and with a deep one.
%!test
%! [o, which] = worst_type ([17 13 10], {'sigmoid'}, ...
%!                          {'sigmoid'; 'crossentropy'}, 1, 5003, true);
%! assert (o <= 1, sprintf ('%g times the allowed error: %s', o, which));
%! [o, which] = worst_type ([5 9 3 4], {'gelu', 'relu'}, ...
%!                          {'softmax'; 'crossentropy'}, 0.1, 2049, true);
%! assert (o <= 1, sprintf ('%g times the allowed error: %s', o, which));
%! [o, which] = worst_type ([40 33 1], {'silu'}, {'linear'; 'squarederror'}, ...
%!                          0, 1000, false);
%! assert (o <= 1, sprintf ('%g times the allowed error: %s', o, which));

## Unusually many layers, and a layer of one unit in the middle.
%!test
%! acts = activations_reference ();
%! [o, which] = worst_type ([3 4 5 6 1 6 5 4 3], acts([2 8 1 5 6 7 4]), ...
%!                          {'softmax'; 'crossentropy'}, 0.3, 19, true);
%! assert (o <= 1, sprintf ('%g times the allowed error: %s', o, which));
%! [o, which] = worst_type (2 * ones (1, 22), repmat ({'elu'}, 1, 20), ...
%!                          {'sigmoid'; 'crossentropy'}, 0.3, 5, true);
%! assert (o <= 1, sprintf ('%g times the allowed error: %s', o, which));

## The cost and the gradient stay the same if every example is repeated four times, and if
## the examples are in another order.
%!test
%! [theta, net, X, Y] = problem_reference ([8 7 4], {'silu'}, 'sigmoid', ...
%!                                         'crossentropy', 0, 5000, 'real', ...
%!                                         true);
%! net = made (net);
%! [J, grad] = nncost (theta, net, X, Y);
%! [J4, grad4] = nncost (theta, net, repmat (X, 4, 1), repmat (Y, 4, 1));
%! assert (J4, J, 1e-12 * J);
%! assert (grad4, grad, 1e-12 * norm (grad));
%! big = repmat (single (X), 40, 1);          # sums in single stay accurate
%! [Js, grads] = nncost (theta, net, big, repmat (Y, 40, 1));
%! assert (abs (Js - J) < 1e-5 * J && norm (grads - grad) < 1e-5 * norm (grad));
%! order = 1 + mod ((1:5000) * 1777, 5000);
%! assert (sort (order), 1:5000);
%! [Jp, gradp] = nncost (theta, net, sparse (X(order,:)), Y(order));
%! assert (Jp, J, 1e-12 * J);
%! assert (gradp, grad, 1e-12 * norm (grad));

## lambda adds lambda/(2m) sum (W.^2) to J and lambda/m W to grad, without the biases.
%!test
%! [theta, net, X, Y] = problem_reference ([4 3 5], {'sigmoid'}, 'sigmoid', ...
%!                                         'crossentropy', 0, 7, 'real', true);
%! [J0, grad0] = nncost (theta, made (net), X, Y);
%! net.Lambda = 2;
%! [J2, grad2] = nncost (theta, made (net), X, Y);
%! W1 = reshape (theta(1:15), 3, 5);
%! W2 = reshape (theta(16:35), 5, 4);
%! [W1(:,1), W2(:,1)] = deal (0);
%! W = [W1(:); W2(:)];
%! assert (J2 - J0, 2 / (2 * 7) * sum (W .^ 2), 1e-14);
%! assert (grad2 - grad0, 2 / 7 * W, 1e-14);
%! assert (grad2(W == 0), grad0(W == 0));

## The activations whose derivative is continuous, and those whose derivative jumps at 0.
%!function [smooth, jumps] = jumping ()
%!  [names, rows] = activations_reference ();
%!  jump = cellfun (@(name) rows.(name).jumps, names);
%!  [smooth, jumps] = deal (names(~ jump), names(jump));
%!endfunction

## The gradient compared with central differences of J, for every smooth combination.
%!test
%! [acts, jumps] = jumping ();
%! [off, name] = deal (0, '');
%! for i = 1:numel (acts)
%!   for ending = endings_reference ()
%!     if any (strcmp (ending{1}, jumps))
%!       continue;
%!     end
%!     for lambda = [0 0.7]
%!       [theta, net, X, Y] = problem_reference ([3 4 2 3], ...
%!                                               acts([i, 1 + mod(i, numel (acts))]), ...
%!                                               ending{1}, ending{2}, lambda, 5, ...
%!                                               'real', lambda > 0);
%!       net = made (net);
%!       [~, grad] = nncost (theta, net, X, Y);
%!       numgrad = numgrad_reference (@(p) nncost (p, net, X, Y), theta);
%!       o = norm (grad - numgrad) / norm (grad);
%!       if o >= off
%!         [off, name] = deal (o, named (net, 5, ''));
%!       end
%!     end
%!   end
%! end
%! assert (off <= 1e-9, sprintf ('relative difference %g: %s', off, name));

## The same for activations whose derivative jumps, on problems where every z is so far from
## a kink that no difference crosses it.
%!test
%! count = 0;
%! [~, jumps] = jumping ();
%! for hidden = jumps
%!   for ending = endings_reference ()
%!     for m = 1:6
%!       [theta, net, X, Y] = problem_reference ([3 4 3], hidden, ending{1}, ...
%!                                               ending{2}, ...
%!                                               0.7, m, 'real', true);
%!       [~, ~, steps] = nncost_reference (theta, net, X, Y);
%!       if kinks_reference (net, steps) > 0.02
%!         net = made (net);
%!         [~, grad] = nncost (theta, net, X, Y);
%!         numgrad = numgrad_reference (@(p) nncost (p, net, X, Y), theta);
%!         assert (grad, numgrad, 1e-9 * norm (grad));
%!         count = count + 1;
%!       end
%!     end
%!   end
%! end
%! assert (count >= 11 * numel (jumps));

## At z = 0, where most activations with a kink have it.
%!test
%! [names, rows] = activations_reference ();
%! for k = 1:numel (names)
%!   [name, want] = deal (names{k}, rows.(names{k}).slope (0));
%!   for cls = {'double', 'single'}
%!     ## as the output: dJ/dbias = (h - y) g'(0)
%!     net = nncreate ([1 1], 'Output', name, 'Loss', 'squarederror');
%!     h = rows.(name).value (0);
%!     [~, grad] = nncost (feval (cls{1}, [0; 0]), net, 1, h + 2);
%!     assert (double (grad), -2 * want * [1; 1], eps (cls{1}));
%!     ## and hidden, before a linear output of weight 3
%!     net = nncreate ([1 1 1], 'Activation', name, 'Output', 'linear', ...
%!                     'Loss', 'squarederror');
%!     [~, grad] = nncost (feval (cls{1}, [0; 0; -3 * h; 3]), net, 5, -1);
%!     assert (double (grad), [3 * want; 15 * want; 1; h], 20 * eps (cls{1}));
%!   end
%! end

## theta and Y may be rows or columns, and Y of any class; grad has the shape of theta.
%!test
%! for K = [1 3]
%!   [theta, net, X, Y] = problem_reference ([3 4 K], {'tanh'}, 'sigmoid', ...
%!                                           'crossentropy', 1, 9, 'real', ...
%!                                           true);
%!   net = made (net);
%!   [J, grad] = nncost (theta, net, X, Y);
%!   assert (size (grad), size (theta));
%!   [Jr, gradr] = nncost (theta', net, X, Y');
%!   assert (same (J, Jr) && same (grad', gradr));
%!   for cls = {'single', 'int8', 'int16', 'int32', 'uint8', 'uint64'}
%!     [Jc, gradc] = nncost (theta, net, X, feval (cls{1}, Y'));
%!     assert (same (J, Jc) && same (grad, gradc), cls{1});
%!   end
%!   if K == 1
%!     assert (same (J, nncost (theta, net, X, logical (Y))));
%!   else
%!     T = eye (K)(Y,:);
%!     assert (nncost (theta, net, X, T), J, 1e-14);
%!     assert (same (nncost (theta, net, X, T), ...
%!                   nncost (theta, net, X, logical (T)), ...
%!                   nncost (theta, net, X, single (T))));
%!   end
%! end

## The size of Y tells whether it holds labels or targets, also if it is square or one row.
%!test
%! net = nncreate ([2 3]);
%! theta = cos (1:9)';
%! x = [0.3 -0.7];
%! assert (nncost (theta, net, x, [0 1 0]), nncost (theta, net, x, 2), 1e-15);
%! X = [x; -1 0.2; 0.5 0.5];
%! P = [0 0 1; 1 0 0; 0 1 0];
%! assert (nncost (theta, net, X, [3 1 2]), nncost (theta, net, X, P), 1e-15);
%! T = [1 0.2 0.3; 0.5 0 0; 0 0 1];
%! plain = struct ('Sizes', [2 3], 'Activation', {{}}, 'Output', 'sigmoid', ...
%!                 'Loss', 'crossentropy', 'Lambda', 0);
%! assert (nncost (theta, net, X, T), nncost_reference (theta, plain, X, T), ...
%!         1e-14);

## X as scripts give it: a range, a transpose, a part of a matrix, an identity matrix, zeros.
%!test
%! at = @(X) nncost (sin (1:(3 * (columns (X) + 1)))', ...
%!                   nncreate ([columns(X) 3]), X, 1 + mod (1:rows (X), 3));
%! assert (same (at ((1:5)'), at ([1; 2; 3; 4; 5])));
%! assert (same (at (1:4), at ([1 2 3 4])));
%! assert (same (at (0:0.5:2), at ([0 0.5 1 1.5 2])));
%! assert (same (at (eye (4)), at (full (eye (4)))));
%! assert (same (at (2 * eye (4)), at (diag ([2 2 2 2]) + zeros (4))));
%! assert (same (at (eye (3)([2 3 1], :)), at ([0 1 0; 0 0 1; 1 0 0])));
%! A = reshape (sin (1:24), 4, 6);
%! B = A';
%! C = zeros (6, 4);
%! C(:) = B(:);
%! assert (same (at (A'), at (C)));
%! assert (same (at (A(:,2:4)), at (A(:,2:4) + 0)));
%! assert (same (at (A(2:3,:)), at (A([2 3],:))));
%! assert (at (sparse (4, 6)), at (zeros (4, 6)), 1e-15);
%! assert (at (sparse (4, 6) > 0), at (zeros (4, 6)), 1e-15);
%! assert (at (false (4, 6)), at (zeros (4, 6)), 1e-15);
%! assert (at (uint8 ([0 1; 254 255])), at ([0 1; 254 255]), 1e-13);
%! for cls = {'int8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64'}
%!   A = feval (cls{1}, [1 -2 3; 100 0 -100; 5 6 7]);
%!   assert (at (A), at (double (A)), 1e-13);
%! end

## A second call, and any number of threads, give the same bits.
%!test
%! before = nnthreads ();
%! unwind_protect
%!   acts = activations_reference ();
%!   for m = [1 3 65 777 5000]
%!     k = m;
%!     for type = some_of (types (), 4)
%!       k = k + 1;
%!       [theta, net, X0, Y] = problem_reference ([13 9 6], ...
%!                                                acts(1 + mod (k, numel (acts))), ...
%!         {'sigmoid', 'softmax'}{1 + mod(k, 2)}, 'crossentropy', 0.5, m, ...
%!         type{2}, mod (k, 3) > 0);
%!       X = as (type{1}, X0);
%!       net = made (net);
%!       for p = {theta, single(theta)}
%!         nnthreads (1);
%!         [J1, grad1] = nncost (p{1}, net, X, Y);
%!         H1 = nnforward (p{1}, net, X);
%!         for n = [1 2 3 4 7 8 16]
%!           nnthreads (n);
%!           what = named (net, m, sprintf ('theta %s, X %s, %d threads', ...
%!                                          class (p{1}), type{1}, n));
%!           [J, grad] = nncost (p{1}, net, X, Y);
%!           assert (same (J, J1), what);
%!           assert (same (grad, grad1), what);
%!           assert (same (nncost (p{1}, net, X, Y), J1), what);
%!           assert (same (nnforward (p{1}, net, X), H1), what);
%!         end
%!       end
%!     end
%!   end
%! unwind_protect_cleanup
%!   nnthreads (before);
%! end_unwind_protect
%! assert (nnthreads (), before);

## Twenty calls with more threads than blocks or cores give the same bits: no race.
%!test
%! before = nnthreads ();
%! unwind_protect
%!   [theta, net, X, Y] = problem_reference ([20 15 10], {'tanh'}, ...
%!                                           'sigmoid', ...
%!                                           'crossentropy', 1, 1500, ...
%!                                           'real', true);
%!   net = made (net);
%!   nnthreads (1);
%!   [J1, grad1] = nncost (theta, net, X, Y);
%!   nnthreads (11);
%!   for k = 1:20
%!     [J, grad] = nncost (theta, net, X, Y);
%!     assert (same (J, J1) && same (grad, grad1));
%!   end
%! unwind_protect_cleanup
%!   nnthreads (before);
%! end_unwind_protect

## The variables of the caller do not change, nor do others that share their data.
%!test
%! for type = types ()
%!   [theta, net, X0, Y] = problem_reference ([5 4 3], {'relu'}, 'sigmoid', ...
%!                                            'crossentropy', 1, 70, ...
%!                                            type{2}, true);
%!   net = made (net);
%!   X = as (type{1}, X0);
%!   T = eye (3)(Y,:);
%!   theta = feval (ifelse (strcmp (type{1}, 'single'), 'single', 'double'), ...
%!                  theta);
%!   shared = {theta, net, X, Y, T};
%!   kept = {theta, net, X, Y, T};
%!   kept{1}(1) = kept{1}(1);
%!   kept{2}.Sizes(1) = kept{2}.Sizes(1);
%!   for k = 3:5
%!     kept{k}(1) = kept{k}(1);
%!   end
%!   [J, grad, steps] = nncost (theta, net, X, Y);
%!   [J, grad, steps] = nncost (theta, net, X, T);
%!   grad(:) = 7;
%!   steps.a{1}(:) = 1;
%!   J = nncost (theta, net, X, Y);
%!   [H, steps] = nnforward (theta, net, X);
%!   steps.a{1}(:) = 1;
%!   [label, score] = nnpredict (theta, net, X);
%!   Theta = nnreshape (theta, net);
%!   Theta{1}(:) = 7;
%!   assert (same (theta, shared{1}, kept{1}), type{1});
%!   assert (isequal (net, shared{2}, kept{2}), type{1});
%!   assert (same (double (X), double (shared{3}), double (kept{3})), type{1});
%!   assert (same (Y, shared{4}, kept{4}) && same (T, shared{5}, kept{5}), ...
%!           type{1});
%! end

## Saturation. The usual formula of the cost is not finite here; the engine computes the cost
## from z, exactly.
%!test
%! net = nncreate ([1 1]);
%! textbook = @(h, y) -y * log (h) - (1 - y) * log (1 - h);
%! assert (~ isfinite (textbook (1, 0)) && isnan (textbook (1, 1)));
%! for cls = {'double', 'single'}
%!   theta = feval (cls{1}, [0; 1]);
%!   [J, grad] = nncost (theta, net, 1000, 0);
%!   assert (double (J), 1000);
%!   assert (double (grad), [1; 1000]);
%!   [J, grad] = nncost (theta, net, 1000, 1);
%!   assert (double (J), 0);
%!   assert (double (grad), [0; 0]);
%!   [J, grad] = nncost (theta, net, -1000, 1);
%!   assert (double (J), 1000);
%!   assert (double (grad), [-1; 1000]);
%!   assert (double (nncost (theta, net, 12, 1)), log1p (exp (-12)), ...
%!           8 * eps (cls{1}) * exp (-12));
%! end
%! assert (nncost ([0; 1], net, 40, 1), exp (-40), 1e-12 * exp (-40));
%! assert (nncost ([0; 1], net, 700, 1), exp (-700), 1e-12 * exp (-700));
%! assert (nncost ([0; 1e300], net, 1, 0), 1e300, 1e285);

## The same with softmax: z in the thousands, and the small cost of a nearly certain output.
%!test
%! net = nncreate ([1 2], 'Output', 'softmax');
%! for cls = {'double', 'single'}
%!   theta = feval (cls{1}, [0; 0; 3; -4]);
%!   [J, grad] = nncost (theta, net, 1000, 2);
%!   assert (double (J), 7000);
%!   assert (double (grad), [1; -1; 1000; -1000]);
%!   [J, grad] = nncost (theta, net, 1000, 1);
%!   assert (double (J), 0);
%!   assert (double (grad), [0; 0; 0; 0]);
%!   [J, grad] = nncost (feval (cls{1}, [5; 5; 5; 5]), net, 1000, 1);
%!   assert (double (J), log (2), eps (cls{1}));
%! end
%! assert (nncost ([0; 0; 1; 2], net, 30, 2), log1p (exp (-30)), ...
%!         1e-12 * exp (-30));
%! net = nncreate ([1 3], 'Output', 'softmax');
%! assert (nncost ([0; 0; 0; -1e300; 0; 1e300], net, 1, 1), 2e300, 1e285);

## Far from zero J, h and grad stay finite, with every activation in the hidden or in the
## last layer.
%!test
%! for act = activations_reference ()
%!   for cls = {'double', 'single'}
%!     for far = [-1000 -100 -20 20 100 1000]
%!       for ending = [endings_reference()(:,1:2), [act; {'squarederror'}]]
%!         plain = struct ('Sizes', [1 1 2], 'Activation', {act}, 'Output', ...
%!                         ending{1}, ...
%!                         'Loss', ending{2}, 'Lambda', 0);
%!         theta = [0.5; far; 0.25; -0.5; 1; -1];
%!         [J0, grad0, steps0] = nncost_reference (theta, plain, 1, [1 0]);
%!         [J, grad, steps] = nncost (feval (cls{1}, theta), made (plain), ...
%!                                    1, [1 0]);
%!         what = named (plain, 1, sprintf ('z = %g, %s', far, cls{1}));
%!         tol = allowed (cls{1});
%!         assert (all (isfinite ([J; grad])), what);
%!         assert (abs (J - J0) <= tol * abs (J0) + realmin (cls{1}), what);
%!         slack = 4 * eps (cls{1}) * (1 + abs (far));       # h - y is rounded
%!         off = abs (double (grad) - grad0);
%!         assert (all (off <= tol * norm (grad0) + slack), what);
%!         [h, h0] = deal (steps.a{3}, steps0.a{3});
%!         off = abs (h - h0);
%!         assert (all (off <= tol * abs (h0) + realmin (cls{1})), what);
%!       end
%!     end
%!   end
%! end

## h is right up to rounding over the whole range, also where it is close to its limits.
%!test
%! z = [-30:0.37:30, -1e-3, -1e-6, -1e-9, -1e-12, 1e-12, 1e-9, 1e-6, 1e-3]';
%! for act = activations_reference ()
%!   plain = struct ('Sizes', [1 1], 'Activation', {{}}, 'Output', act{1}, ...
%!                   'Loss', 'squarederror', 'Lambda', 0);
%!   [~, ~, steps0] = nncost_reference ([0; 1], plain, z, 0 * z);
%!   H = nnforward ([0; 1], made (plain), z);
%!   worst = max (abs (H - steps0.a{2}) ./ abs (steps0.a{2}));
%!   assert (worst <= 2e-13, sprintf ('%s: %g', act{1}, worst));
%!   z1 = double (single (z));
%!   [~, ~, steps0] = nncost_reference ([0; 1], plain, z1, 0 * z);
%!   H = nnforward (single ([0; 1]), made (plain), z1);
%!   off = abs (double (H) - steps0.a{2});
%!   worst = max (off ./ (abs (steps0.a{2}) + 1e-30));
%!   assert (worst <= 1e-5, sprintf ('%s in single: %g', act{1}, worst));
%! end

## NaN anywhere in X gives J and some entries of grad that are NaN, with every activation,
## output and type.
%!test
%! before = nnthreads ();
%! unwind_protect
%!   k = 0;
%!   for act = activations_reference ()
%!     for ending = endings_reference ()
%!       k = k + 1;
%!       m = [1 7 65 300](1 + mod (k, 4));
%!       [theta, net, X, Y] = problem_reference ([4 3 5 2], [act, act], ...
%!                                               ending{1}, ending{2}, ...
%!                                               0.1, m, 'real', true);
%!       net = made (net);
%!       nnthreads (1 + mod (k, 3));
%!       for where = [1, numel(X), 1 + mod(7 * k, numel (X))]
%!         Z = X;
%!         Z(where) = NaN;
%!         for type = {'double', 'single', 'sparse double'}
%!           what = named (net, m, sprintf ('X %s, NaN at %d', type{1}, where));
%!           [J, grad] = nncost (theta, net, as (type{1}, Z), Y);
%!           assert (isnan (J) && any (isnan (grad)), what);
%!           assert (isnan (nncost (theta, net, as (type{1}, Z), Y)), what);
%!         end
%!       end
%!     end
%!   end
%! unwind_protect_cleanup
%!   nnthreads (before);
%! end_unwind_protect

## Inf in X: J is finite exactly where the formulas give a finite value, as with units that
## saturate, and then is that value.
%!test
%! for act = activations_reference ()
%!   for x = [Inf, -Inf]
%!     for type = {'double', 'single', 'sparse double'}
%!       X = [1 x; 2 3; -1 0.5];
%!       plain = struct ('Sizes', [2 2 2], 'Activation', {act}, 'Output', ...
%!                       'sigmoid', ...
%!                       'Loss', 'crossentropy', 'Lambda', 0);
%!       theta = [0.1; -0.2; 0.3; 0.4; 0.5; 0.6; -0.1; 0.2; 0.7; 0.8; -0.9; 1];
%!       J0 = nncost_reference (theta, plain, X, [1 2 1]);
%!       [J, grad] = nncost (theta, made (plain), as (type{1}, X), [1 2 1]);
%!       what = sprintf ('%s, X %s with %g: J = %g, by the formulas %g', ...
%!                       act{1}, type{1}, x, J, J0);
%!       assert (isfinite (J) == isfinite (J0), what);
%!       if isfinite (J0)
%!         assert (abs (J - J0) <= 1e-5 * J0, what);
%!       end
%!     end
%!   end
%! end

## NaN in theta gives NaN in J and grad.
%!test
%! net = nncreate ([2 3 2]);
%! theta = sin (1:17)';
%! for k = [1 9 10 17]
%!   bad = theta;
%!   bad(k) = NaN;
%!   [J, grad] = nncost (bad, net, [1 2; 3 4], [1 2]);
%!   assert (isnan (J) && any (isnan (grad)));
%! end

## Whether every cell of steps has the size and the values of the reference.
%!function yes = steps_agree (steps, steps0, fields, class0)
%!  tol = 3 * allowed (class0);
%!  yes = isequal (sort (fieldnames (steps)), sort (fields(:)));
%!  for f = fields
%!    [got, want] = deal (steps.(f{1}), steps0.(f{1}));
%!    yes = yes && numel (got) == numel (want);
%!    for l = 1:numel (want)
%!      if isempty (want{l})
%!        yes = yes && isempty (got{l});
%!      else
%!        yes = yes && isequal (size (got{l}), size (want{l})) ...
%!              && norm (double (got{l}) - want{l}, ...
%!                       'fro') <= tol * norm (want{l}, 'fro') ...
%!              && (strcmp (class (got{l}), class0) ...
%!                  || (strcmp (f{1}, 'a') && l == 1) || strcmp (f{1}, 'Theta'));
%!      end
%!    end
%!  end
%!endfunction

## The steps of each layer, in every depth and precision.
%!test
%! acts = activations_reference ();
%! c = 0;
%! for depth = 0:3
%!   for type = some_of (types (), 4)
%!     for ending = endings_reference ()
%!       c = c + 1;
%!       m = [1 2 9 70 3](1 + mod (c, 5));
%!       sizes = [4 3 1 5 3]([1:depth+1, 5]);
%!       hidden = acts(1 + mod (c + (1:depth), numel (acts)));
%!       [theta, plain, X0, Y] = problem_reference (sizes, hidden, ...
%!                   ending{1}, ending{2}, 0.7, m, type{2}, mod (c, 2));
%!       [J0, grad0, steps0] = nncost_reference (theta, plain, X0, Y);
%!       net = made (plain);
%!       X = as (type{1}, X0);
%!       for p = {theta, single(theta)'}
%!         [J, grad, steps] = nncost (p{1}, net, X, Y);
%!         [J2, grad2] = nncost (p{1}, net, X, Y);
%!         class0 = precision (p{1}, X);
%!         what = named (net, m, sprintf ('theta %s, X %s', class (p{1}), ...
%!                                        type{1}));
%!         assert (same (J, J2) && same (grad, grad2), what);
%!         steps0.Theta = nnreshape (theta, net);
%!         assert (steps_agree (steps, steps0, {'a', 'z', 'd', 'Delta', 'D', 'Theta'}, ...
%!                              class0), what);
%!         [H, forward] = nnforward (p{1}, net, X);
%!         assert (same (H, nnforward (p{1}, net, X), forward.a{end}), what);
%!         assert (norm (H - steps.a{end}) <= allowed (class0) * norm (H), ...
%!                 what);
%!         assert (steps_agree (forward, steps0, {'a','z'}, class0), what);
%!       end
%!     end
%!   end
%! end

## nnpredict: the class of the largest h, of equal ones the first; 0 or 1 if K = 1.
%!test
%! for m = [1 2 64 65 1000]
%!   for type = some_of (types (), 2)
%!     [theta, plain, X0, Y] = problem_reference ([5 4 3], {'elu'}, ...
%!                                                'softmax', 'crossentropy', ...
%!                                                0, m, type{2}, true);
%!     net = made (plain);
%!     [label, score] = nnpredict (theta, net, as (type{1}, X0));
%!     [~, ~, steps0] = nncost_reference (theta, plain, X0, Y);
%!     [~, want] = max (steps0.a{3}, [], 2);
%!     assert (double (label), want);
%!     assert (double (score), steps0.a{3}, 1e-5);
%!     assert (same (score, nnforward (theta, net, as (type{1}, X0))));
%!     assert (same (label, nnpredict (theta', net, as (type{1}, X0))));
%!   end
%! end
%! net = nncreate ([1 4]);
%! assert (double (nnpredict ([0 1 1 0, 0 0 0 0], net, [1; 2])), [2; 2]);
%! net = nncreate ([1 1]);
%! [label, score] = nnpredict ([0; 1], net, [-1; 0; 1e-9; 2]);
%! assert (double (label), [0; 1; 1; 1]);
%! assert (score, 1 ./ (1 + exp (-[-1; 0; 1e-9; 2])), 1e-15);

## nnreshape and nnunroll are inverse to each other, for all shapes and classes of theta.
%!test
%! for sizes = {[1 1], [3 2], [2 3 4], [5 1 1 2 3]}
%!   net = nncreate (sizes{1});
%!   s = sizes{1};
%!   N = sum (s(2:end) .* (s(1:end-1) + 1));
%!   for p = {sin(1:N)', cos(1:N), single(sin (1:N))}
%!     Theta = nnreshape (p{1}, net);
%!     assert (iscell (Theta) && numel (Theta) == numel (s) - 1);
%!     used = 0;
%!     for l = 1:numel (Theta)
%!       assert (size (Theta{l}), [s(l+1), s(l) + 1]);
%!       assert (Theta{l}(:), p{1}(used+(1:numel (Theta{l})))(:));
%!       used = used + numel (Theta{l});
%!     end
%!     assert (same (nnunroll (Theta), p{1}(:)));
%!     assert (same (nnunroll (Theta'), p{1}(:)));
%!   end
%! end

## nninit: a column of the right length, no two weights equal. With a seed it is repeatable
## and does not change the state of rand and randn.
%!test
%! for act = activations_reference ()
%!   net = nncreate ([6 5 4 3], 'Activation', act{1});
%!   N = 5 * 7 + 4 * 6 + 3 * 5;
%!   rand ('state', 5);
%!   randn ('state', 6);
%!   [u, g] = deal (rand ('state'), randn ('state'));
%!   theta = nninit (net, 42);
%!   assert (size (theta), [N 1]);
%!   assert (class (theta), 'double');
%!   assert (all (isfinite (theta)) && all (abs (theta) < 5));
%!   assert (same (rand ('state'), u) && same (randn ('state'), g));
%!   rand ('state', 99);
%!   randn ('state', 99);
%!   assert (same (nninit (net, 42), theta));
%!   assert (same (nninit (net, int32 (42)), theta));
%!   assert (~ isequal (nninit (net, 43), theta));
%!   Theta = nnreshape (theta, net);
%!   for l = 1:3
%!     W = Theta{l}(:,2:end);
%!     assert (numel (unique (W(:))), numel (W));
%!   end
%!   free = nninit (net);
%!   assert (size (free), [N 1]);
%!   assert (~ isequal (nninit (net), free));
%! end

## nncreate: the default is the course's network; names in upper or lower case; one
## activation is used for all hidden layers.
%!test
%! net = nncreate ([400 25 10]);
%! assert (net.Sizes, [400 25 10]);
%! assert (net.Activation, {'sigmoid'});
%! assert ({net.Output, net.Loss, net.Lambda}, {'sigmoid', 'crossentropy', 0});
%! net = nncreate (int32 ([4; 3; 3; 2]), 'ACTIVATION', 'tanh', 'output', ...
%!                 'softmax', 'lambda', single (2));
%! assert (double (net.Sizes), [4 3 3 2]);
%! assert (net.Activation, {'tanh', 'tanh'});
%! assert ({net.Output, net.Loss, double(net.Lambda)}, ...
%!         {'softmax', 'crossentropy', 2});
%! net = nncreate ([4 3 3 2], 'Activation', {'relu'; 'gelu'}, 'Output', ...
%!                 'linear', 'Loss', 'squarederror');
%! assert (net.Activation, {'relu', 'gelu'});
%! assert ({net.Output, net.Loss}, {'linear', 'squarederror'});
%! theta = sin (1:35)';
%! X = reshape (cos (1:20), 5, 4);
%! wide = nncreate (int32 ([4 3 3 2]), 'Lambda', int8 (1));
%! assert (same (nncost (theta, wide, X, [1 2 1 2 1]), ...
%!               nncost (theta, nncreate ([4 3 3 2], 'Lambda', 1), X, ...
%!                       [1 2 1 2 1])));

## nnthreads sets and returns a positive whole number, which stays 1 if the package was
## built without OpenMP.
%!test
%! before = nnthreads ();
%! assert (before >= 1 && before == fix (before) && isscalar (before));
%! unwind_protect
%!   assert (any (nnthreads (3) == [1 3]));
%!   assert (any (nnthreads () == [1 3]));
%!   nnthreads (int32 (1));
%!   assert (double (nnthreads ()), 1);
%! unwind_protect_cleanup
%!   nnthreads (before);
%! end_unwind_protect
%! assert (nnthreads (), before);

## Matt Mazur, "A Step by Step Backpropagation Example" (2015).
%!test
%! net = nncreate ([2 2 2], 'Loss', 'squarederror');
%! Theta = {[.35 .15 .20; .35 .25 .30], [.60 .40 .45; .60 .50 .55]};
%! theta = nnunroll (Theta);
%! [J, grad] = nncost (theta, net, [.05 .10], [.01 .99]);
%! assert (J, 0.298371109, 5e-10);
%! after = nnreshape (theta - 0.5 * grad, net);
%! assert (after{1}(:,2:3), [0.149780716 0.19956143; 0.24975114 0.29950229], ...
%!         5e-9);
%! assert (after{2}(:,2:3), [0.35891648 0.408666186; ...
%!                           0.511301270 0.561370121], 5e-9);

## The problem with which the grader of Andrew Ng's course tested nnCostFunction.
%!test
%! theta = [sin(1:2:24)'; cos(1:2:40)'];
%! X = reshape (sin (1:32), 16, 2) / 5;
%! y = 1 + mod (1:16, 4)';
%! want = [3.08745, 3.64704];
%! lambda = [0, 1.5];
%! for k = 1:2
%!   net = nncreate ([2 4 4], 'Lambda', lambda(k));
%!   assert (nncost (theta, net, X, y), want(k), 5e-6);
%!   [J, grad] = nnCostFunction (theta, 2, 4, 4, X, y, lambda(k));
%!   assert (J, want(k), 5e-6);
%!   [~, grad0] = nncost_reference (theta, net, X, y);
%!   assert (grad, grad0, 1e-12 * norm (grad0));
%!   assert (same (nnCostFunction (theta, 2, 4, 4, X, y, lambda(k)), J));
%! end
