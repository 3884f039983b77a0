function M = assess_network (theta, net, X, Y, early)
% ASSESS_NETWORK  The result of nnassess for a network on examples.
%
%   M = assess_network (theta, net, X, Y, early)
%
%   early   true: ends at the next block of examples, and M is [], if Ctrl-C is held and
%           has come (backprop_mex ('hold'))

% SPDX-License-Identifier: GPL-3.0-or-later

parse_sizes (net, 'nnassess');
Y = to_targets (net, Y, size (X, 1), 'nnassess');
free = net;
free.Lambda = 0;
try
  [J, H] = backprop_mex ('measure', theta, free, X, Y, {}, early);
catch e
  raise_error (hint_data (e, net, X, Y), 'nnassess');
end
if isempty (J)
  M = [];
  return
end
[m, K] = size (H);
if isvector (Y) && K == 1
  Y = Y(:);
end
if ~ is_classifier (net)
  if ~ isequal (size (Y), [m, K])
    Y = targets (Y, K);
  end
  M = assess_regression (Y, H);
elseif is_multilabel (net)
  M = assess_labels (Y, decide_labels (H, net, 'nnassess'), H);
else
  names = 1:K;
  if isfield (net, 'ClassNames') && ~ isempty (net.ClassNames)
    names = net.ClassNames;
  elseif K == 1
    names = [0, 1];
  end
  plain = net;
  plain.ClassNames = [];
  answer = decide_labels (H, plain, 'nnassess') + (K == 1);
  place = to_labels (Y, m, K) + (K == 1);
  if any (isnan (place))
    error ('backprop:label', ['nnassess: Y must have a known target for each example, but ', ...
           'example %d has none'], find (isnan (place), 1));
  end
  M = assess_classes (place, answer, names, H);
end
M.cost = double (J);
end

% Labels as rows of zeros with a 1 in the column of the label.
function T = targets (y, K)
T = double (bsxfun (@eq, full (double (y(:))), 1:K));
end
