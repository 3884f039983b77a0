function yes = is_multilabel (net)
% IS_MULTILABEL  Whether each output of a network is a label of its own.
%
%   yes = is_multilabel (net)

% SPDX-License-Identifier: GPL-3.0-or-later

yes = isfield (net, 'MultiLabel') && (islogical (net.MultiLabel) || isnumeric (net.MultiLabel)) ...
      && any (net.MultiLabel(:));
end
