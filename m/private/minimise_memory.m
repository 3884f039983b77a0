function how = minimise_memory (n, least)
% MINIMISE_MEMORY  How L-BFGS minimises a function of n variables.
%
%   how = minimise_memory (n, least)
%
%   how.Memory          pairs that are kept: more of them need fewer iterations, but each
%                       takes time. 60, and in large problems as many as fill some 50
%                       MB, so that they take less than a tenth of the time of a
%                       network's gradient; but not fewer than `least`
%   how.Regularization  see core/lbfgs.h
%
%   bench/minimisers.md has the measurements.

% SPDX-License-Identifier: GPL-3.0-or-later

how.Memory = max (least, min (60, floor (3.2e6 / n)));
how.Regularization = 0.3;
end
