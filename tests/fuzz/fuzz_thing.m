function v = fuzz_thing ()
% FUZZ_THING  A random value of any class, ordinary or unusual.

% SPDX-License-Identifier: GPL-3.0-or-later

switch ceil (rand () * 20)
  case {1, 2, 3}
    v = as_class (fuzz_number ());
  case {4, 5, 6}
    v = as_class (numbers ());
  case {7, 8}
    v = sparse_one ();
  case 9
    v = fuzz_pick ({1:5, 5:-1:1, 0:0.1:1, 1:0, 0:-1, int8(1):int8(4), (1:6)', -2:2});
  case 10
    P = eye (5);
    order = fuzz_pick ({[2 1 3 5 4], [5 4 3 2 1]});
    v = fuzz_pick ({eye(3), eye(4, 2), 2 * eye(3), P(order,:), P(:,order), eye(0, 3), eye(1), ...
                    inv(eye (2) * 4)});
  case 11
    v = fuzz_pick ({2i, ones(3) * (1 - 1i), single([1i 2]), sparse([1i 0 2]), complex(1, 0), ...
                    complex(zeros (0, 3))});
  case {12, 13}
    v = fuzz_word ();
  case {14, 15}
    v = fuzz_pick ({{}, {1}, {{}}, cell(2, 0), cell(3, 1), {'a', 'b'}, {'a'; 2}, {[], ''}, ...
                    {@sin}, {1:3, (1:3)'}, {'Weights', 2}, {'Threads', 1}, {'weights'}, ...
                    {{1, 2}, 'x'}, {'tanh'}, {2, 'softmax'}, {zeros(4, 3), zeros(2, 5)}});
  case 16
    v = fuzz_pick ({struct(), struct('a', 1), struct('a', {1, 2, 3}), struct('a', {}), ...
                    struct('Sizes', [3 2]), struct('MaxIter', 2), nncreate([3 4 2]), ...
                    struct('Sizes', {{}}), struct('W', 1, 'b', 2), optimset('MaxIter', 3)});
  case 17
    v = fuzz_pick ({@sin, @(x) x, @fuzz_cost, @(t) fuzz_cost(t), @() 1, @(varargin) 0, ...
                    @(varargin) error('fuzz:users', 'of the user''s'), @fuzz_output});
  case 18
    v = fuzz_pick ({containers.Map(), inputParser(), containers.Map('a', 1), ...
                    onCleanup(@() 0)});
  case 19
    v = fuzz_pick ({true, false, true(3), false(0, 2), [true false true], true(2, 3, 2)});
  otherwise
    near = fuzz_pick ([31, 32, 53, 62]);
    v = int64 (2) ^ near + int64 (fuzz_pick (-2:2));
    if rand () < 0.4
      v = double (v);
    elseif rand () < 0.3
      v = [v; 1; 2];
    end
end
end

function A = numbers ()
sizes = fuzz_pick ({[1 1], [1 3], [3 1], [3 3], [5 2], [2 5], [0 0], [0 3], [3 0], [1 0], ...
                    [2 3 2], [1 1 3], [0 2 2], [26 1], [1 26], [8 8], [40 1], [12 5]});
A = floor (rand (sizes) * 7) - 1;
if rand () < 0.6
  A = 2 * rand (sizes) - 1;
end
if rand () < 0.4 && ~ isempty (A)
  A(ceil (rand () * numel (A))) = fuzz_number ();
end
end

function A = as_class (A)
classes = {'double', 'double', 'double', 'single', 'int8', 'uint8', 'int16', 'uint16', ...
           'int32', 'uint32', 'int64', 'uint64'};
if isreal (A)                            % no complex to integers in Octave
  A = cast (A, fuzz_pick (classes));
end
end

function S = sparse_one ()
S = fuzz_pick ({sparse(3), sparse(5, 3), sparse(0, 3), sparse(3, 0), sparse(true (2, 3)), ...
                sparse([1 0 2 0 1]), sparse([0 1; 1 0]), sparse(NaN (2)), sparse([1 2 1 2]'), ...
                sparse(2 ^ 31, 1), sparse(2 ^ 31, 3), sparse(2 ^ 40, 1), sparse(2 ^ 60, 3), ...
                sparse(5, 1, 2, 2 ^ 32, 1), sprand(6, 4, 0.4), sparse(1, 1, Inf)});
end
