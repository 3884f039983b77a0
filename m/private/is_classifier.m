function yes = is_classifier (net)
% IS_CLASSIFIER  Whether a network's outputs are classes: sigmoid or softmax.
%
%   yes = is_classifier (net)

% SPDX-License-Identifier: GPL-3.0-or-later

yes = isfield (net, 'Output') && ischar (net.Output) ...
      && any (strcmp (net.Output, {'sigmoid', 'softmax'}));
end
