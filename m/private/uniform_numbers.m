function u = uniform_numbers (count, seed)
% UNIFORM_NUMBERS  Random numbers from (0, 1) that depend on the seed alone.
%
%   u = uniform_numbers (count, seed)
%
%   A count-by-1 column from the Mersenne twister, the same in Octave and in
%   MATLAB. The state of rand is the same afterwards as before. seed []: the
%   next numbers of rand itself.

% SPDX-License-Identifier: GPL-3.0-or-later

if isempty (seed)
  u = rand (count, 1);
elseif exist ('OCTAVE_VERSION', 'builtin')
  state = rand ('twister');
  restore = onCleanup (@() rand ('twister', state));
  rand ('twister', seed);
  u = rand (count, 1);
else
  u = uniform_twister (count, seed);
end
end
