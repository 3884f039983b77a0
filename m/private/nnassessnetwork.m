function M = nnassessnetwork (theta, net, X, Y, early)
% NNASSESSNETWORK  What nnassess says of a network on examples.
%
%   M = nnassessnetwork (theta, net, X, Y, early)
%
%   early   true: ends at the next block of examples, and M is [], if Ctrl-C is held and
%           has come (backprop_mex ('hold'))

% SPDX-License-Identifier: GPL-3.0-or-later

Y = nntargets (net, Y, size (X, 1), 'nnassess');
free = net;
free.Lambda = 0;
try
  [J, H] = backprop_mex ('measure', theta, free, X, Y, {}, early);
catch e
  nnraise (nnhint (e, net, X, Y), 'nnassess');
end
if isempty (J)
  M = [];
  return
end
[m, K] = size (H);
if isvector (Y) && K == 1
  Y = Y(:);
end
if ~ nnclassifies (net)
  if ~ isequal (size (Y), [m, K])
    Y = targets (Y, K);
  end
  M = nnassessregression (Y, H);
elseif nnmultilabel (net)
  M = nnassesslabels (Y, nndecide (H, net, 'nnassess'), H);
else
  names = 1:K;
  if isfield (net, 'ClassNames') && ~ isempty (net.ClassNames)
    names = net.ClassNames;
  elseif K == 1
    names = [0, 1];
  end
  plain = net;
  plain.ClassNames = [];
  answer = nndecide (H, plain, 'nnassess') + (K == 1);
  place = nnlabels (Y, m, K) + (K == 1);
  if any (isnan (place))
    error ('backprop:label', ['nnassess: Y must have a known target for each example, but ', ...
           'example %d has none'], find (isnan (place), 1));
  end
  M = nnassessclasses (place, answer, names, H);
end
M.cost = double (J);
end

% Labels as a row of 0 and a 1 each.
function T = targets (y, K)
T = double (bsxfun (@eq, full (double (y(:))), 1:K));
end
