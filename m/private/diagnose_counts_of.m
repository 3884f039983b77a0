function c = diagnose_counts_of (trial)
% DIAGNOSE_COUNTS_OF  The sizes of a trial, of which a factor may be a product: m, n, h and K.

% SPDX-License-Identifier: GPL-3.0-or-later

s = trial.net.Sizes;
c = struct ('m', size (trial.X, 1), 'n', s(1), 'h', s(max (1, end - 1)), 'K', s(end));
end

%!assert (diagnose_counts_of (struct ('net', nncreate ([4 3 2]), 'X', ones (7, 4))), ...
%!        struct ('m', 7, 'n', 4, 'h', 3, 'K', 2))
