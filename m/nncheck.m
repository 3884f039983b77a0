function report = nncheck (fcn, theta, varargin)
% NNCHECK  Check the gradient of any cost function, and say what is wrong with it.
%
%   nncheck (fcn, theta)
%   report = nncheck (fcn, theta)

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 2
  error ('backprop:usage', 'nncheck: needs fcn and theta');
end
given = nnoptions ('nncheck', struct ('Tolerance', 0, 'Parameters', [], 'Seed', 1, ...
                                      'Verbose', nargout == 0), varargin);
found = nncheckgradient (fcn, theta, [], given);
if nargout > 0
  report = found;
else
  nnprintreport (found);
end
end
