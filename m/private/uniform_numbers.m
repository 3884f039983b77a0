function u = uniform_numbers (count, seed)
% UNIFORM_NUMBERS  Random numbers from (0, 1) that depend on the seed alone.
%
%   u = uniform_numbers (count, seed)
%
%   A count-by-1 column from the Mersenne twister, the same in Octave and in
%   MATLAB. rand and its state are not used. seed []: the next numbers of rand
%   itself.

% SPDX-License-Identifier: GPL-3.0-or-later

if isempty (seed)
  u = rand (count, 1);
else
  u = backprop_mex ('uniform', count, double (seed));
end
end

%!test % those of Octave's rand, to the last bit
%! state = rand ('twister');
%! for seed = [0 1 7 12345 2^31 2^32-1]
%!   rand ('twister', seed);
%!   assert (isequal (uniform_numbers (10000, seed), rand (10000, 1)))
%! end
%! rand ('twister', state);
%!assert (size (uniform_numbers (0, 1)), [0 1])
%!test % rand goes on as if it had not been called
%! rand ('twister', 3);
%! before = rand ('twister');
%! uniform_numbers (1000, 5);
%! assert (rand ('twister'), before)
