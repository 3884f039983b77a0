function name = first_activation (net)
% FIRST_ACTIVATION  The activation of a network's first layer, hidden or else the output.

% SPDX-License-Identifier: GPL-3.0-or-later

names = net.Activation;
if iscell (names)
  names = [names(:)', {net.Output}];
  names = names{1};
end
name = names;
if numel (net.Sizes) == 2
  name = net.Output;
end
end
