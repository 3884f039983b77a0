function Q = diagnose_penalty_models (trial, suspects, models, second)
% DIAGNOSE_PENALTY_MODELS  What regularization adds to a gradient, with each of many sets of mistakes.
%
%   Q = diagnose_penalty_models (trial, suspects, models, second)
%
%   models   from diagnose_gradient_models
%   second   cell, the sets
%   Q        struct array, for each of models.kinds: Q, a column for each set, with the
%            entries models.some; form, which column of keep has the factors by which the set
%            multiplies the data part

% SPDX-License-Identifier: GPL-3.0-or-later

keeps = diagnose_does (suspects, {'keep'});
Q = struct ('Q', {}, 'form', {}, 'keep', {});
for k = 1:numel (models.kinds)
  base = models.kinds{k};
  sets = diagnose_fewer (second, base);
  [forms, form] = diagnose_distinct (sets, keeps);
  [Theta, M] = diagnose_read (trial, diagnose_how (suspects, base));
  columns = zeros (numel (models.some), numel (sets));
  keep = zeros (numel (models.some), numel (forms));
  for j = 1:numel (sets)
    how = diagnose_how (suspects, [base, sets{j}]);
    parts = diagnose_mistaken_penalty (Theta, trial.net.Lambda, M, how, 'grad');
    [factor, column] = kept_of (parts, trial.net.Lambda, M, how);
    columns(:, j) = column(models.some);
    keep(:, form(j)) = factor(models.some);
  end
  Q(k) = struct ('Q', columns, 'form', form, 'keep', keep);
end
end

% The factor for each entry of G, and Q multiplied by its own factor.
function [keep, q] = kept_of (Q, lambda, M, how)
factors = [1, 1, 1];
if ~ isempty (how.keep)
  factors = how.keep (lambda, M);
end
q = factors(3) * cells_to_column (Q);
keep = factors(2) * ones (size (q));
before = 0;
for l = 1:numel (Q)
  keep(before + (1:size (Q{l}, 1))) = factors(1);
  before = before + numel (Q{l});
end
end
