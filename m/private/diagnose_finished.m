function [grad, G, Q, place] = diagnose_finished (G, Theta, net, M, how, Q)
% DIAGNOSE_FINISHED  The gradient from its data part: divided, regularized and unrolled.
%
%   [grad, G, Q, place] = diagnose_finished (G, Theta, net, M, how)
%   [grad, G, Q, place] = diagnose_finished (G, Theta, net, M, how, Q)
%
%   G      cell by layer, from diagnose_mistaken; M and how as there
%   Q      its regularization, from diagnose_mistaken_penalty; computed if it is left out
%   grad   a column: grad(place) = G + Q, with G and Q as columns
%
%   It is linear in G, so one G can be used for all mistakes of the steps after it.

% SPDX-License-Identifier: GPL-3.0-or-later

last = numel (G);
if nargin < 6
  Q = diagnose_mistaken_penalty (Theta, net.Lambda, M, how, 'grad');
end
if ~ isempty (how.gbias1)
  G{1} = how.gbias1 (G{1});
end
if ~ isempty (how.gbias2)
  G{last} = how.gbias2 (G{last});
end
factor = 1 / M;
if ~ isempty (how.gscale)
  factor = factor * how.gscale (diagnose_counts (net, M));
end
if ~ isempty (how.gsign)
  factor = how.gsign (factor);
end
keep = [1, 1, 1];
if ~ isempty (how.keep)
  keep = how.keep (net.Lambda, M);
end
for l = 1:last
  dead = ~ isempty (how.gzero) && how.gzero (l, last);
  G{l} = [keep(1) * factor * G{l}(:, 1), keep(2) * factor * G{l}(:, 2:end)] * ~ dead;
  Q{l} = Q{l} * (keep(3) * ~ dead);
end
G = cells_to_column (G);
Q = cells_to_column (Q);
place = (1:numel (G))';
if ~ isempty (how.unroll)
  place = how.unroll (net);
end
if ~ isempty (how.order)
  order = how.order (net);
  place = order(place);
end
grad = zeros (numel (G), 1);
grad(place) = G + Q;
end

%!test
%! net = nncreate ([1 2 1], 'Lambda', 3);            % Theta1 2-by-2, Theta2 1-by-3
%! G = {[2 4; 6 8], [10 12 14]};
%! Theta = {[1 2; 3 4], [5 6 7]};
%! how = diagnose_mistaken ();
%! assert (diagnose_finished (G, Theta, net, 2, how), [1 3 2+3 4+6 5 6+9 7+10.5]')
%! how.gsign = @(G) -G;
%! how.gbias2 = @(G) 0 * G;
%! how.qfactor = @(lambda, m) 0;
%! assert (diagnose_finished (G, Theta, net, 2, how), -[1 3 2 4 0 0 0]')
