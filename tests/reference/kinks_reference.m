function near = kinks_reference (net, steps)
% KINKS_REFERENCE  The smallest distance of any z from a kink of its unit's activation.
%
% steps   of nncost_reference
% near    smallest |z - kink|; Inf where the net's activations have no kinks
%
% See also activations_reference.

% SPDX-License-Identifier: GPL-3.0-or-later

near = Inf;
[~, rows] = activations_reference ();
names = [net.Activation(:)', {net.Output}];
for l = 1:numel (names)
  for kink = rows.(names{l}).kinks
    near = min ([near; abs(steps.z{l + 1}(:) - kink)]);
  end
end
end
