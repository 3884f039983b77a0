function [J, grad, parts] = diagnose_mistaken (theta, net, X, Y, how)
% DIAGNOSE_MISTAKEN  Cost and gradient of a network with chosen mistakes in them.
%
%   how = diagnose_mistaken ()
%   [J, grad, parts] = diagnose_mistaken (theta, net, X, Y, how)
%
%   theta, net, X, Y   as for nncost; small, because all intermediate results are kept.
%   how     struct from diagnose_mistaken (), in which all fields are []: no mistake. Each
%           field is a step of the algorithm; a formula (a handle) in it replaces the step.
%           diagnose_catalogue has such formulas. Their arguments, in the order of the
%           algorithm (m, n, K: examples, inputs, labels; M: the number used as m):
%             order (net)         where each parameter stands in theta
%             m (X)               the number used as m
%             lambda (lambda)
%             targets (y, K)      m-by-K: rows of 0 and 1 for the labels y
%             theta (Theta)       a layer's parameters in the forward pass
%             one (g)             the bias unit of hidden layers; g their activation
%             ones (l)            whether the column of ones of layer l is the last
%             outputs (z)         h
%             cost (s)            m-by-K, of s.T, s.h, s.logh, s.log1h
%             costtargets (T)     T in J alone
%             take (C)            which of the m-by-K costs are summed
%             costsign (J), costscale (c)       before J; in place of 1 / m
%             rentries (T, l, L), rsum (E), rthetas (l, L), rfactor (lambda, M)
%                                 R = rfactor * rsum of a cell of entries of each Theta
%             again (how)         the mistakes of a second forward pass, for the gradient
%             gtargets (T, y)     T in the gradient alone
%             examples (m, K, M)  how much each example counts in the gradient
%             delta (raw, slope)  of the outputs, of h - T and their slope
%             slope (s)           of hidden units, of s.g (its value and slope), s.z, s.a,
%                                 s.slope
%             back (B, slope, g)  delta of hidden units; B = delta * Theta, bias first
%             outerone (g)        one in the outer products alone
%             outer (s)           Delta of layer s.l of s.L; s.d, s.A: its factors, s.G:
%                                 their product, s.Z: z for a in s.A, s.above: a of l + 1
%             gbias1 (G), gbias2 (G), gscale (c), gsign (G)     after that, with c.m, c.n, c.K
%             gzero (l, L)        whether grad of layer l is 0
%             qform (T), qbias (b, l, L), qthetas (l, L), qfactor (lambda, M)
%                                 Q = qfactor * qthetas * [qbias, the rest of qform]
%             keep (lambda, M)    factors on G's bias, G's weights and Q
%             unroll (net)        the position of each entry of the gradient
%   J       the cost, grad its gradient as a column: what a function with these
%           mistakes returns.
%   parts   J0 and R: J's data part and its regularization; G: cell by layer, the data
%           part of the gradient before diagnose_finished.
%
%   It follows the formulas of nncost, over all examples at once, and shares no code
%   with the engine: without mistakes it is an independent check of it.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin == 0
  steps = {'order', 'm', 'lambda', 'targets', 'theta', 'one', 'ones', 'outputs', 'cost', ...
    'costtargets', 'take', 'costsign', 'costscale', 'rentries', 'rsum', 'rthetas', ...
    'rfactor', 'again', 'gtargets', 'examples', 'delta', 'slope', 'back', 'outerone', ...
    'outer', 'gbias1', 'gbias2', 'gscale', 'gsign', 'gzero', 'qform', 'qbias', 'qthetas', ...
    'qfactor', 'keep', 'unroll'};
  J = cell2struct (cell (numel (steps), 1), steps, 1);
  return
end
wanted = 'JG';
[parts, pass] = diagnose_products (theta, net, X, Y, how, wanted(1:max (1, min (nargout, 2))));
parts.R = diagnose_mistaken_penalty (pass.Theta, net.Lambda, pass.M, how, 'J');
J = parts.J0 + parts.R;
if nargout > 1
  grad = diagnose_finished (parts.G, pass.Theta, net, pass.M, how);
end
end

%!test % without mistakes it agrees with the engine, for all kinds of networks
%! for output = {'sigmoid', 'softmax', 'tanh'}
%!   table = activation_table ();
%!   for name = {table([table.hidden]).name}
%!     for sizes = {[4 3], [4 5 3], [4 3 5 2]}
%!       net = nncreate (sizes{1}, 'Activation', name{1}, 'Output', output{1}, 'Lambda', 0.7);
%!       theta = sin (1:sum (sizes{1}(2:end) .* (sizes{1}(1:end-1) + 1)))';
%!       X = reshape (cos (1:24), 6, 4);
%!       y = 1 + mod ((1:6)', sizes{1}(end));
%!       [J, grad] = nncost (theta, net, X, y);
%!       [J2, grad2] = diagnose_mistaken (theta, net, X, y, diagnose_mistaken ());
%!       assert (J2, J, -1e-13)
%!       assert (grad2, grad, 1e-13)
%!     end
%!   end
%! end
%!test % mistakes that change J and grad consistently: numerical differences agree
%! net = nncreate ([4 3 5], 'Lambda', 2);
%! theta = 0.7 * cos (1:35)';
%! X = reshape (sin (1:28), 7, 4);
%! y = 1 + mod ((1:7)' * 3, 5);
%! catalogue = diagnose_catalogue ();
%! for c = catalogue(strcmp ({catalogue.part}, 'common'))'
%!   if ~ any (strcmp (c.id, {'bias-zeroed', 'softmax-over-examples', 'outputs-sigmoid', 'm-is-length'}))
%!     for k = 1:numel (c.forms)
%!       how = setfield (diagnose_mistaken (), c.step, c.forms{k});
%!       [J, grad] = diagnose_mistaken (theta, net, X, y, how);
%!       assert (grad, computeNumericalGradient (@(t) diagnose_mistaken (t, net, X, y, how), theta), 1e-7)
%!       assert (abs (J - nncost (theta, net, X, y)) > 1e-3)
%!     end
%!   end
%! end
