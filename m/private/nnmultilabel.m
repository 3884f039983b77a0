function yes = nnmultilabel (net)
% NNMULTILABEL  Whether each output of a network is a label of its own.
%
%   yes = nnmultilabel (net)

% SPDX-License-Identifier: GPL-3.0-or-later

yes = isfield (net, 'MultiLabel') && (islogical (net.MultiLabel) || isnumeric (net.MultiLabel)) ...
      && any (net.MultiLabel(:));
end
