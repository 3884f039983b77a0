function [X, y] = nndigits ()
% NNDIGITS  1797 real handwritten digits, 8 by 8 pixels, and labels.
%
%   [X, y] = nndigits ()
%
%   X   1797-by-64 double, one image in each row, its pixels column by column:
%       reshape (X(i,:), 8, 8) is image i upright, as displayData shows it.
%       A pixel is a whole number from 0 (paper) to 16 (ink).
%   y   1797-by-1 double, labels 1 to 10 as in the course: digit 0 is label 10.
%
%   The order of the images is that of the source: images by the same writer are
%   near each other, and the ten digits take turns.
%
%   Source: the test set of 'Optical Recognition of Handwritten Digits' by
%   E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, 1998,
%   https://doi.org/10.24432/C50P49, used under the licence CC BY 4.0,
%   https://creativecommons.org/licenses/by/4.0/, which allows everybody to share
%   and change it who names the source. It comes without warranty. Changed here:
%   the pixels are column by column (in the source row by row), label 0 is 10,
%   and nndigits.mat stores the numbers as uint8, with this note.
%
%   Example:
%     [X, y] = nndigits ();
%     displayData (X(1:100,:));     % mod (y(1:100), 10) are the digits
%
%   See also displayData, nnCostFunction, predict.

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
data = load (fullfile (here, 'nndigits.mat'));
X = double (data.X);
y = double (data.y);
end

%!demo
%! [X, y] = nndigits ();
%! displayData (X(1:100,:));
%! title ('The first hundred of 1797 handwritten digits');

%!test % shape, class, range
%! [X, y] = nndigits ();
%! assert (size (X), [1797, 64])
%! assert (size (y), [1797, 1])
%! assert ({class(X), class(y)}, {'double', 'double'})
%! assert ([min(X(:)), max(X(:))], [0, 16])
%! assert (X, round (X))
%!test % images and ink of the labels 1..10, counted in the source's csv file
%! [X, y] = nndigits ();
%! assert (accumarray (y, 1)', ...
%!         [182, 177, 183, 181, 182, 181, 179, 174, 180, 178])
%! assert (accumarray (y, sum (X, 2))', [57007, 55566, 56151, 56239, 55915, ...
%!                                       56336, 54289, 57408, 56392, 56415])
%!test % the first image, a zero, as the csv file has it row by row
%! [X, y] = nndigits ();
%! assert (y(1), 10)
%! assert (reshape (X(1,:), 8, 8), [0 0  5 13  9  1 0 0; 0 0 13 15 10 15 5 0
%!                                  0 3 15  2  0 11 8 0; 0 4 12  0  0  8 8 0
%!                                  0 5  8  0  0  9 8 0; 0 4 11  0  1 12 7 0
%!                                  0 2 14  5 10 12 0 0; 0 0  6 13 10  0 0 0])
%!test % every number: the csv file written again has its SHA-256
%! [X, y] = nndigits ();
%! rows = reshape (permute (reshape (X, [], 8, 8), [1, 3, 2]), [], 64);
%! csv = sprintf ([repmat('%d,', 1, 64), '%d\n'], [rows, mod(y, 10)]');
%! assert (hash ('sha256', csv), ['6ebb3d2fee246a4e99363262ddf8a00a', ...
%!                                '3c41bee6014c373ed9d9216ba7f651b8'])
