function X = standardize_inputs (X, net)
% STANDARDIZE_INPUTS  X as the network sees it: (X - net.Shift) ./ net.Scale.
%
%   X = standardize_inputs (X, net)
%
%   To show a{1}; the engine itself never computes this matrix. Without the fields
%   Shift and Scale X is returned unchanged.

% SPDX-License-Identifier: GPL-3.0-or-later

if isfield (net, 'Shift') && ~ isempty (net.Shift)
  if ~ isfloat (X)
    X = double (X);
  end
  X = bsxfun (@minus, full (X), net.Shift(:)');
end
if isfield (net, 'Scale') && ~ isempty (net.Scale)
  if ~ isfloat (X)
    X = double (X);
  end
  X = bsxfun (@rdivide, X, net.Scale(:)');
end
end
