function counts = mutated_idx (times, seed)
% MUTATED_IDX  Files of the formats idx and gzip that are changed at random.
%
% counts = mutated_idx (times, seed) changes `times` files: bytes of the header or anywhere,
% or the length, before or after compression.  nnreadidx must return an array as the header
% describes it or refuse the file with an error of its own; otherwise there is an error.
% counts has the numbers of files that it refused and that it read.

% SPDX-License-Identifier: GPL-3.0-or-later

state = rand ('twister');
file = tempname ();
restored = onCleanup (@() restore (state, file));
rand ('twister', seed);
counts = [0, 0];
wholes = {uint8([0 0 8 3, 0 0 0 2, 0 0 0 3, 0 0 0 4, 1:24])', ...
          uint8([0 0 11 2, 0 0 0 5, 0 0 0 3, 1:30])', ...
          uint8([0 0 14 1, 0 0 0 3, 1:24])', ...
          uint8([0 0 13 4, 0 0 0 1, 0 0 0 1, 0 0 0 1, 0 0 2 0, mod(1:2048, 251)])'};
for k = 1:numel (wholes)
  zipped{k} = packed (file, wholes{k});
end
for k = 1:times
  at = 1 + mod (k, numel (wholes));
  kind = mod (floor (k / numel (wholes)), 4);
  if kind == 3                           % the gzip file is damaged
    bytes = changed (zipped{at});
  else
    bytes = changed (wholes{at});
    if kind == 2                         % a valid gzip file of a damaged one
      bytes = packed (file, bytes);
    end
  end
  store (file, bytes);
  what = sprintf ('mutated_idx, seed %d, number %d: ', seed, k);
  try
    A = nnreadidx (file);
    counts(2) = counts(2) + 1;
    if kind < 2 && (numel (typecast (A(:), 'uint8')) ~= numel (bytes) - 4 - 4 * double (bytes(4)))
      error ([what, 'what was read is not as long as the file']);
    end
  catch e
    if ~ any (strcmp (e.identifier, {'backprop:idx', 'backprop:memory'})) ...
       || ~ strncmp (e.message, 'nnreadidx: ', 11)
      error ('%s%s %s', what, e.identifier, e.message);
    end
    counts(1) = counts(1) + 1;
  end
end
end

function restore (state, file)
rand ('twister', state);
delete (file);
end

function bytes = changed (bytes)
n = numel (bytes);
count = ceil (rand () * 4);
numbers = [0, 1, 3, 127, 128, 255, floor(rand (1, 6) * 256)];
numbers = numbers(ceil (rand (1, count) * 12));
switch ceil (rand () * 5)
  case {1, 2}                            % in the header
    bytes(min (n, ceil (rand (1, count) * 20))) = numbers;
  case 3                                 % anywhere
    bytes(ceil (rand (1, count) * n)) = numbers;
  case 4                                 % at the end
    bytes(max (1, n + 1 - ceil (rand (1, count) * 10))) = numbers;
  otherwise                              % shorter or longer
    bytes = [bytes; uint8(floor (rand (9, 1) * 256))];
    bytes = bytes(1:ceil (rand () * numel (bytes)));
end
end

function bytes = packed (file, bytes)
store (file, bytes);
names = gzip (file);
f = fopen (names{1});
bytes = fread (f, Inf, '*uint8');
fclose (f);
delete (names{1});
end

function store (file, bytes)
f = fopen (file, 'w');
fwrite (f, bytes);
fclose (f);
end
