function how = minimise_memory (n, least)
% MINIMISE_MEMORY  How L-BFGS minimises a function of n variables.
%
%   how = minimise_memory (n, least)
%
%   how.Memory          pairs that are kept: the more, the fewer iterations, but each
%                       costs time. 60, and in large problems no more than fill some
%                       50 MB, so that they cost less than a tenth of a network's
%                       gradient; but `least` at the least
%   how.Regularization  see core/lbfgs.h
%
%   bench/minimisers.md has what was measured.

% SPDX-License-Identifier: GPL-3.0-or-later

how.Memory = max (least, min (60, floor (3.2e6 / n)));
how.Regularization = 0.3;
end
