function p = small_problems ()
% SMALL_PROBLEMS  Small networks without penalty, as in the first lessons of students.
%
%   p = small_problems ()
%
%   p   a struct array: name, net, X, Y, starts (a column each), seeded (the starts are
%       nninit's of seeds 1, 2, ...)

% SPDX-License-Identifier: GPL-3.0-or-later

X = [0 0; 0 1; 1 0; 1 1];
y = [0; 1; 1; 0];
p = struct ('name', {}, 'net', {}, 'X', {}, 'Y', {}, 'starts', {}, 'seeded', {});
A = reshape (sin ((1:360) .^ 1.3), 60, 6);
b = 1 + (A(:,1) + A(:,2) > 0) + (A(:,3) > 0.3);
p(1) = struct ('name', '6-4-3, randInitializeWeights, 100 starts', 'net', ...
               nncreate ([6 4 3]), 'X', A, 'Y', b, ...
               'starts', course_starts ([6 4 3], 100), 'seeded', false);
for hidden = [2, 4]
  net = nncreate ([2 hidden 1]);
  rand ('twister', 5);
  starts = 2 * rand (numel (nninit (net)), 100) - 1;
  p(end+1) = struct ('name', sprintf ('XOR 2-%d-1, uniform in +-1, 100 starts', hidden), ...
                     'net', net, 'X', X, 'Y', y, 'starts', starts, 'seeded', false); %#ok
end
for hidden = [2, 3, 4]
  net = nncreate ([2 hidden 1]);
  starts = zeros (numel (nninit (net)), 40);
  for k = 1:40
    starts(:,k) = nninit (net, k);
  end
  p(end+1) = struct ('name', sprintf ('XOR 2-%d-1, nninit, 40 seeds', hidden), ...
                     'net', net, 'X', X, 'Y', y, 'starts', starts, 'seeded', true); %#ok
end
end
