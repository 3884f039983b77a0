function models = diagnose_gradient_models (trial, suspects, base, first, top)
% DIAGNOSE_GRADIENT_MODELS  The data part of a gradient with each of many sets of mistakes.
%
%   models = diagnose_gradient_models (trial, suspects, base, first, top)
%
%   base     mistakes that all sets have; first: cell, the other mistakes of each set
%   top      whether only the last layer's entries are needed, which is much faster
%   models   struct: G, a column for each set; place, the position of each entry in the
%            gradient; live, 0 where a block is missing together with its regularization;
%            kinds, the sets of mistakes that also change the regularization, and kind,
%            which of them each set has; some, which entries these are (at most 400: what
%            fits them is confirmed on all entries)
%
%   The steps after the products (diagnose_finished) only multiply each entry by a factor. So
%   products and factors are computed once each: some hundred products, some dozen factors.

% SPDX-License-Identifier: GPL-3.0-or-later

count = numel (trial.grad);
late = diagnose_late (suspects);
early = ~ late;
below = 0;
if top
  below = count - trial.net.Sizes(end) * (trial.net.Sizes(end-1) + 1);
  early = early & ~ diagnose_does (suspects, {'slope', 'back'});
end
models.some = unique (round (linspace (below + 1, count, min (count - below, 400))));
seen = diagnose_does (suspects, {'m', 'lambda', 'order'});
sets = cellfun (@(set) [base, set], first, 'UniformOutput', false);
[parts, product] = diagnose_distinct (sets, early);
[ends, factor] = diagnose_distinct (sets, late | seen);
[models.kinds, models.kind] = diagnose_distinct (sets, seen);
G = products (trial, suspects, parts, models.some, top);
[F, live, place] = factors (trial, suspects, ends, models.some);
models.G = G(:, product) .* F(:, factor);
models.live = live(:, factor);
models.place = place(:, factor);
end

% The products of each set, a column each. Mistakes of backpropagation share a forward pass.
function G = products (trial, suspects, sets, some, top)
G = zeros (numel (some), numel (sets));
[forward, which] = diagnose_distinct (sets, strcmp ({suspects.part}, 'common') ...
                                          | diagnose_does (suspects, {'again'}));
wanted = 'GT';
wanted = wanted(1 + top);
passes = cell (1, numel (forward));
for i = 1:numel (sets)
  given = passes(which(i));              % none yet, or that of the sets before
  [parts, passes{which(i)}] = diagnose_products (trial.theta, trial.net, trial.X, trial.Y, ...
    diagnose_how (suspects, sets{i}), wanted, given{~ cellfun(@isempty, given)});
  column = cells_to_column (parts.G);
  G(:, i) = column(some);
  check_progress ('explanations of the gradient', i, numel (sets), 'none so far');
end
end

% What diagnose_finished does to each entry, a column for each set.
function [F, live, place] = factors (trial, suspects, sets, some)
F = zeros (numel (some), numel (sets));
live = F;
place = F;
ones_like = cellfun (@(T) ones (size (T)), nnreshape (trial.theta, trial.net), ...
                     'UniformOutput', false);
for i = 1:numel (sets)
  how = diagnose_how (suspects, sets{i});
  [~, g, q, p] = diagnose_finished (ones_like, [], trial.net, diagnose_divisor (trial.X, how), ...
                                    how, ones_like);
  F(:, i) = g(some);
  live(:, i) = q(some);
  place(:, i) = p(some);
end
end
