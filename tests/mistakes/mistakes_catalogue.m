function list = mistakes_catalogue (every)
% MISTAKES_CATALOGUE  Every mistake of the collection, in each style in which it is written.
%
% list = mistakes_catalogue () is a struct array of all that are mistakes in this version of
% Octave, mistakes_catalogue (true) of all mistakes, with the fields:
%   number    1 to 78, in the list of mistakes that students make in this function
%   mistake   its id; a text after -- tells another way to write the same mistake
%   ids       the ids by which nncheck may name it
%   style     'vectorised' or 'loops'
%   call      the cost function with that mistake, with the arguments of the course
%
% Two mistakes are not in the list: 0 * log (0), which changes results only with large
% parameters (13), and the syntax error in typing/ (61).
%
% See also mistakes_vectorised, mistakes_loops, mistakes_pairs.

% SPDX-License-Identifier: GPL-3.0-or-later

% number, mistake; whether mistakes_vectorised and mistakes_loops have it
rows = {
   1, 'j-not-divided-by-m',                     1, 1
   2, 'j-only-y-term',                          1, 1
   2, 'j-only-1-y-term',                        1, 1
   3, 'j-all-pairs-of-classes',                 1, 1
   3, 'j-all-pairs-of-examples',                1, 0
   4, 'j-sign',                                 1, 1
   4, 'j-sign-between-terms',                   1, 1
   5, 'j-row',                                  1, 1
   5, 'j-row--upright',                         0, 1
   5, 'j-column',                               1, 1
   5, 'j-matrix',                               1, 1
   6, 'j-log-of-h-minus-1',                     1, 1
   7, 'j-one-minus-log',                        1, 1
   8, 'j-squared-error',                        1, 1
   8, 'j-squared-error-not-halved',             1, 1
   9, 'j-rounded-h',                            1, 1
  10, 'j-last-label',                           1, 1
  11, 'j-last-class',                           1, 1
  11, 'j-last-example',                         0, 1
  12, 'hard-coded-sizes',                       1, 1
  12, 'hard-coded-sizes--units',                1, 1
  12, 'hard-coded-m',                           1, 1
  12, 'hard-coded-m--loop',                     0, 1
  14, 'r-none',                                 1, 1
  15, 'r-bias',                                 1, 1
  15, 'r-bias-theta1',                          1, 1
  15, 'r-bias-theta2',                          1, 1
  16, 'r-not-halved',                           1, 1
  17, 'r-times-m',                              1, 1
  17, 'r-not-divided-by-m',                     1, 1
  18, 'r-without-factor',                       1, 1
  18, 'r-without-factor--bias-too',             1, 1
  19, 'r-lambda-fixed',                         1, 1
  19, 'lambda-fixed',                           1, 1
  20, 'r-only-theta1',                          1, 1
  20, 'r-only-theta2',                          1, 1
  21, 'r-first-row',                            1, 1
  21, 'r-last-column-missing',                  1, 1
  21, 'r-first-row-too',                        1, 1
  21, 'r-part-of-first-column',                 1, 1
  21, 'r-last-column',                          1, 1
  22, 'r-sum-then-square',                      1, 1
  22, 'r-one-sum-missing',                      1, 1
  22, 'r-column-sums-squared',                  1, 1
  22, 'r-not-squared',                          1, 1
  23, 'bias-through-sigmoid',                   1, 1
  23, 'grad-bias-through-sigmoid',              0, 1
  24, 'ones-last',                              1, 1
  24, 'ones-last-x',                            1, 1
  24, 'ones-last-a2',                           1, 1
  24, 'no-ones',                                1, 1
  25, 'labels-shifted-up-cyclic',               1, 1
  25, 'labels-shifted-up',                      1, 1
  25, 'labels-shifted-down',                    1, 1
  25, 'labels-shifted-down-cyclic',             1, 1
  25, 'labels-last-class-lost',                 1, 1
  26, 'labels-only-first-k',                    1, 1
  27, 'classes-from-unique',                    1, 1
  27, 'classes-from-max',                       1, 1
  28, 'grad-y-for-Y',                           1, 1
  28, 'y-for-Y',                                1, 1
  29, 'm-is-length',                            1, 1
  30, 'theta-ignored',                          1, 1
  30, 'theta-random',                           1, 1
  31, 'grad-not-divided-by-m',                  1, 1
  32, 'grad-divided-twice',                     1, 1
  32, 'grad-divided-in-loop',                   0, 1
  33, 'grad-last-example',                      0, 1
  34, 'grad-stale-index',                       0, 1
  35, 'grad-times-k',                           0, 1
  35, 'grad-times-k-over-n',                    0, 1
  36, 'grad-sign',                              1, 1
  37, 'grad-delta-times-gradient-at-output',    1, 1
  38, 'grad-sigmoid-gradient-of-a',             1, 1
  39, 'grad-no-sigmoid-gradient',               1, 1
  39, 'grad-sigmoid-for-gradient',              1, 1
  39, 'grad-sigmoid-gradient-twice',            1, 1
  40, 'sigmoid-gradient-zero',                  1, 1
  41, 'grad-wrong-column-dropped',              1, 1
  41, 'grad-delta-shifted',                     1, 1
  42, 'grad-scalar-product',                    0, 1
  42, 'grad-scalar-product--both',              0, 1
  46, 'grad-row-major',                         1, 1
  46, 'grad-row-major--products',               1, 0
  46, 'grad-count',                             1, 1
  46, 'grad-count--bias-kept',                  1, 1
  43, 'grad-z-for-a',                           1, 1
  43, 'grad-bias-missing-theta1',               1, 1
  43, 'grad-bias-missing-theta2',               1, 1
  44, 'grad-zero',                              1, 1
  44, 'grad-zero-theta1',                       1, 1
  44, 'grad-zero-theta2',                       1, 1
  45, 'grad-bias-zeroed',                       1, 1
  45, 'bias-zeroed',                            1, 1
  46, 'grad-swapped',                           1, 1
  47, 'q-none',                                 1, 1
  48, 'regularization-none',                    1, 1
  49, 'q-bias',                                 1, 1
  49, 'q-bias-theta1',                          1, 1
  49, 'q-bias-theta2',                          1, 1
  50, 'q-bias-ones',                            1, 1
  51, 'q-not-divided-by-m',                     1, 1
  51, 'q-not-divided-by-m--bias-too',           1, 1
  52, 'q-divided-twice',                        1, 1
  53, 'q-without-factor',                       1, 1
  53, 'q-lambda-fixed',                         1, 1
  54, 'q-multiplies',                           1, 1
  55, 'q-only-theta1',                          1, 1
  55, 'q-only-theta2',                          1, 1
  55, 'q-theta1-twice',                         1, 1
  55, 'q-theta2-twice',                         1, 1
  56, 'q-shifted',                              1, 1
  57, 'q-first-row',                            1, 1
  58, 'q-sign',                                 1, 1
  58, 'q-halved',                               1, 1
  58, 'q-squared',                              1, 1
  59, 'q-replaces',                             1, 1
  60, 'error-nonconformant',                    1, 1
  60, 'error-nonconformant--bias-kept',         1, 1
  60, 'error-nonconformant--outer',             0, 1
  60, 'error-nonconformant--product',           1, 1
  60, 'error-nonconformant--transpose',         1, 1
  62, 'error-undefined',                        1, 1
  62, 'error-undefined--too-early',             1, 1
  63, 'error-concatenation',                    1, 1
  64, 'error-sum-all',                          1, 1
  65, 'error-sumsqr',                           1, 1
  66, 'prints',                                 1, 1
  67, 'parameters-order',                       1, 1
  68, 'r-absolute',                             1, 1
  69, 'q-signs',                                1, 1
  70, 'j-is-gradient',                          1, 1
  71, 'grad-two-over-n',                        1, 1
  72, 'grad-no-delta',                          1, 1
  73, 'hard-coded-sizes--four',                 1, 1
  74, 'grad-hidden-unit-lost',                  1, 1
  75, 'labels-sizes-in-a-range',                1, 1
  76, 'error-nonconformant--broadcast',         0, 1
  77, 'grad-last-label',                        1, 1
  78, 'grad-example-left-out',                  1, 1
};

list = struct ('number', {}, 'mistake', {}, 'ids', {}, 'style', {}, 'call', {});
styles = {'vectorised', 'loops'};
for i = 1:size (rows, 1)
  for k = find ([rows{i,3:4}])
    f = str2func (['mistakes_', styles{k}]);
    list(end+1) = struct ('number', rows{i,1}, 'mistake', rows{i,2}, ...
                          'ids', {names_of(rows{i,2})}, 'style', styles{k}, ...
                          'call', @(varargin) f (rows(i,2), varargin{:}));
  end
end
if nargin < 1 && knows_all ()
  list(strcmp ({list.mistake}, 'error-sum-all')) = [];
end
end

% Octave 11 has sum (X, 'all').
function yes = knows_all ()
try
  yes = sum ([1, 1], 'all') == 2;
catch
  yes = false;
end
end

% The ids by which nncheck may name a mistake.
function ids = names_of (mistake)
switch mistake
  case 'no-ones'
    ids = {'no-ones', 'error-nonconformant'};
  case 'grad-two-over-n'
    ids = {'gradient-combination'};
  case 'grad-no-delta'
    ids = {'gradient-ignores-y'};
  case 'grad-hidden-unit-lost'
    ids = {'error-nonconformant', 'grad-count'};
  case 'labels-sizes-in-a-range'                % an array of three dimensions, or a class too few
    ids = {'error-nonconformant', 'error-other'};
  case 'hard-coded-m--loop'                     % an index out of bound
    ids = {'hard-coded-m', 'hard-coded-sizes'};
  otherwise
    ids = regexp (mistake, '^.*?(?=--|$)', 'match');
end
end
