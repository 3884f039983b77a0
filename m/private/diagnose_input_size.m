function [size_of, grows] = diagnose_input_size (X, net)
% DIAGNOSE_INPUT_SIZE  How large the inputs are, and whether hidden units grow with them.
%
%   [size_of, grows] = diagnose_input_size (X, net)
%
%   size_of   the root mean square of X as net sees it (Shift, Scale), on at most 1000
%             evenly spaced examples
%   grows     whether the first layer's activation is unbounded

% SPDX-License-Identifier: GPL-3.0-or-later

m = size (X, 1);
Z = full (double (standardize_inputs (X(unique (round (linspace (1, m, min (m, 1000)))),:), net)));
size_of = sqrt (mean (Z(:) .^ 2));
first = [reshape(cellstr (net.Activation), 1, []), {net.Output}];
row = activation_table (first{1});
grows = ~ row.bounded;
end

%!test
%! net = nncreate ([2 3 1], 'Activation', {'relu'}, 'Shift', 1, 'Scale', 2);
%! [s, grows] = diagnose_input_size (sparse ([1 1; 5 1]), net);
%! assert ({s, grows}, {1, true})
%! [s, grows] = diagnose_input_size (uint8 (7 * ones (2000, 1)), nncreate ([1 1]));
%! assert ({s, grows}, {7, false})
%! assert (nthargout (2, @diagnose_input_size, 1, nncreate ([1 1], 'Output', 'linear')))
