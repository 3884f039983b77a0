function S = course_starts (sizes, count)
% COURSE_STARTS  Parameters from randInitializeWeights, a column for each seed of rand.
%
%   S = course_starts (sizes, count)

% SPDX-License-Identifier: GPL-3.0-or-later

for k = 1:count
  rand ('twister', k);
  theta = [];
  for l = 1:numel (sizes) - 1
    W = randInitializeWeights (sizes(l), sizes(l+1));
    theta = [theta; W(:)]; %#ok
  end
  S(:,k) = theta; %#ok
end
end
