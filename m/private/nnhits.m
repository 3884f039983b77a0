function hits = nnhits (H, Y, net)
% NNHITS  Which examples a classifier gets right.
%
%   hits = nnhits (H, Y, net)
%
%   H      m-by-K: the network's outputs.
%   Y      labels or targets, as nncost takes them.
%   hits   m-by-1 logical: K > 1: the largest output is that of the label, or of
%          the largest target. One output with cross-entropy: it is 0.5 or more
%          where the target is, and only there. Else, which is regression, [].

% SPDX-License-Identifier: GPL-3.0-or-later

[m, K] = size (H);
if K == 1 && strcmp (net.Loss, 'crossentropy')
  hits = (H >= 0.5) == (full (double (Y(:))) >= 0.5);
elseif K == 1 || strcmp (net.Output, 'linear')
  hits = [];
else
  if numel (Y) == m * K
    [most, Y] = max (Y, [], 2);
  end
  [most, label] = max (H, [], 2);
  hits = label == double (Y(:));
end
end
