function text = diagnose_added (trials, pairs)
% DIAGNOSE_ADDED  What lambda adds to a gradient, in words, block by block.
%
%   text = diagnose_added (trials, pairs)
%
%   trials   as for diagnose_explain
%   pairs    from diagnose_explain_penalty: trials that differ in lambda alone
%
%   Lambda should add lambda/m * Theta to weights, and nothing to bias columns. Only blocks where
%   it adds something else are named.

% SPDX-License-Identifier: GPL-3.0-or-later

blocks = theta_blocks (numel (trials(pairs(1)).theta), trials(pairs(1)).net.Sizes);
texts = cell (1, numel (blocks));
for b = 1:numel (blocks)
  factors = arrayfun (@(o, t) factor_of (trials(o), trials(t), b), pairs(:, 1), pairs(:, 2));
  texts{b} = in_words (factors, strcmp (blocks(b).part, 'bias'), ...
                       arrayfun (@diagnose_counts_of, trials(pairs(:, 1))));
end
text = 'the part that lambda adds is right';
if ~ all (cellfun (@isempty, texts))
  text = diagnose_listed (blocks, texts, 'in the gradient of %s, lambda adds %s');
end
end

% The factor of lambda/m * Theta in what lambda adds; NaN if that is not a multiple of it.
function f = factor_of (o, t, b)
blocks = theta_blocks (numel (o.theta), o.net.Sizes);
idx = blocks(b).idx;
q = t.grad(idx) - o.grad(idx);
unit = (t.net.Lambda - o.net.Lambda) / size (o.X, 1) * t.theta(idx);
f = (unit' * q) / (unit' * unit);
if norm (q - f * unit) > 1e-7 * max (norm (unit), norm (q))
  f = NaN;
end
end

function text = in_words (factors, bias, counts)
if any (isnan (factors))
  text = 'something that is not a multiple of lambda/m * Theta';
elseif all (abs (factors - ~ bias) < 1e-6)
  text = '';
elseif all (abs (factors) < 1e-9)
  text = 'nothing';
else
  c = diagnose_product (factors, counts);
  if isempty (c) && all (abs (factors - factors(1)) <= 1e-6 * abs (factors(1)))
    c = sprintf ('%.6g', factors(1));
  elseif isempty (c)
    c = 'a factor, different in each call,';
  end
  text = [regexprep([c, ' times '], '^1 times $', ''), 'lambda/m * Theta'];
  if bias
    text = [text, ', but should add nothing'];
  end
end
end

%!test
%! net = {nncreate([4 2 6]), nncreate([4 2 6], 'Lambda', 1.7)};
%! theta = cos ((1:28)' .^ 2);
%! added = {zeros(28, 1), 1.7 / 9 * [theta(1:2); zeros(8, 1); zeros(6, 1); 9 * theta(17:28)]};
%! for k = 1:2
%!   trials(k) = struct ('theta', theta, 'net', net{k}, 'X', zeros (9, 4), 'grad', 3 + added{k});
%! end
%! lines = strsplit (diagnose_added (trials, [1 2]), sprintf (';\n'));
%! assert (lines, {['in the gradient of Theta1''s bias column, lambda adds lambda/m * Theta, ', ...
%!   'but should add nothing'], 'in the gradient of Theta1''s weights, lambda adds nothing', ...
%!   'in the gradient of Theta2''s weights, lambda adds m times lambda/m * Theta'})
%! trials(2).grad(1) = 7;
%! assert (strncmp (diagnose_added (trials, [1 2]), ...
%!   'in the gradient of Theta1''s bias column, lambda adds something that is not', 70))
%! trials(2).grad(17:28) = 3 + 1.2345 * 1.7 / 9 * theta(17:28);
%! text = diagnose_added (trials, [1 2]);
%! assert (strsplit (text, sprintf (';\n')){3}, ...
%!   'in the gradient of Theta2''s weights, lambda adds 1.2345 times lambda/m * Theta')
%! trials(3:4) = trials;
%! trials(4).grad(17:28) = 3 + 7 * theta(17:28);
%! text = diagnose_added (trials, [1 2; 3 4]);
%! assert (strsplit (text, sprintf (';\n')){3}, ['in the gradient of Theta2''s weights, ', ...
%!   'lambda adds a factor, different in each call, times lambda/m * Theta'])
