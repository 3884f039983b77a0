function u = uniform_twister (count, seed)
% UNIFORM_TWISTER  The random numbers of Octave's rand ('twister', seed), anywhere.
%
%   u = uniform_twister (count, seed)
%
%   count    how many: u is a column
%   seed     a whole number from 0 to 2^32 - 1
%
%   M. Matsumoto and T. Nishimura, Mersenne twister, ACM TOMACS 8 (1998), with their start
%   from an array, here of one number; two words of 32 bits make a number with 53. MATLAB's
%   mt19937ar starts in another way.

% SPDX-License-Identifier: GPL-3.0-or-later

state = first_state (seed);
words = zeros (624, ceil (2 * count / 624));
for k = 1:size (words, 2)
  state = next_state (state);
  words(:,k) = temper (state);
end
words = reshape (words(1:2 * count), 2, count);
u = (floor (words(1,:)' / 32) * 67108864 + floor (words(2,:)' / 64)) / 2^53;
end

% Whole numbers below 2^32 are held in doubles, their products modulo 2^32 in halves.
function c = times (a, b)
c = mod (mod (floor (a / 65536) * b, 65536) * 65536 + mod (a, 65536) * b, 2^32);
end

function s = mixed (s, factor)               % (s xor s / 2^30) factor
s = times (bitxor (s, floor (s / 2^30)), factor);
end

function mt = first_state (seed)
n = 624;
mt = zeros (n, 1);
mt(1) = 19650218;
for i = 2:n
  mt(i) = mod (mixed (mt(i - 1), 1812433253) + i - 1, 2^32);
end
i = 2;
for k = 1:n
  mt(i) = mod (bitxor (mt(i), mixed (mt(i - 1), 1664525)) + seed, 2^32);
  [mt, i] = next_place (mt, i, n);
end
for k = 1:n - 1
  mt(i) = mod (bitxor (mt(i), mixed (mt(i - 1), 1566083941)) - (i - 1), 2^32);
  [mt, i] = next_place (mt, i, n);
end
mt(1) = 2^31;
end

function [mt, i] = next_place (mt, i, n)
i = i + 1;
if i > n
  mt(1) = mt(n);
  i = 2;
end
end

% Each word from itself, its neighbour and the one 397 places on, which is a new one from the
% 228th on: so in three pieces, and the last.
function mt = next_state (mt)
n = 624;
m = 397;
for piece = {1:n - m, n - m + 1:2 * (n - m), 2 * (n - m) + 1:n - 1, n}
  i = piece{1};
  y = bitor (bitand (mt(i), 2^31), bitand (mt(mod (i, n) + 1), 2^31 - 1));
  mt(i) = bitxor (bitxor (mt(mod (i + m - 1, n) + 1), floor (y / 2)), mod (y, 2) * 2567483615);
end
end

function y = temper (y)
y = bitxor (y, floor (y / 2^11));
y = bitxor (y, bitand (mod (y * 2^7, 2^32), 2636928640));
y = bitxor (y, bitand (mod (y * 2^15, 2^32), 4022730752));
y = bitxor (y, floor (y / 2^18));
end

%!test % Octave's own, to the last bit
%! state = rand ('twister');
%! for seed = [0 1 7 12345 2^31 2^32-1]
%!   rand ('twister', seed);
%!   assert (isequal (uniform_twister (1000, seed), rand (1000, 1)))
%! end
%! rand ('twister', state);
%!assert (size (uniform_twister (0, 1)), [0 1])
