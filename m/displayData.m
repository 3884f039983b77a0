function [h, display_array] = displayData (X, example_width)
% DISPLAYDATA  Show the rows of X as small grey images.
%
%   displayData (X)
%   displayData (X, example_width)
%   [h, display_array] = displayData (X, example_width)
%
%   X               one image in each row, its pixels column by column; also a
%                   single row, or the weights of hidden units, Theta1(:,2:end)
%   example_width   pixels across an image; default round (sqrt (columns of X)).
%                   It must divide the number of columns.
%   h               handle of the picture; empty if it could not be drawn
%   display_array   the picture: images row by row in a near square, with a line
%                   of -1 (black) around each. Every image is divided by its
%                   largest absolute value, so that it uses its range from -1 to
%                   1; an image of zeros stays zero (grey).
%
%   It draws into the current axes, in grey from -1 to 1. Without a display the
%   figure is made invisible, and print still writes it to a file. If nothing
%   can be drawn at all, it warns (backprop:display) and the script goes on.
%
%   Errors: backprop:usage without X; backprop:type if X or example_width is not
%   real numbers; backprop:size if X is empty or not a matrix; backprop:value if
%   example_width is not a whole number that divides the columns of X.
%
%   Example:
%     X = nndigits ();
%     displayData (X(1:100,:));
%
%   See also nndigits.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 1
  error ('backprop:usage', 'displayData: needs X, one image a row');
end
if ~ (isnumeric (X) || islogical (X)) || ~ isreal (X)
  error ('backprop:type', ...
         'displayData: X must be real numbers, but is %s', describe_value (X));
end
if isempty (X) || ndims (X) ~= 2
  error ('backprop:size', ...
         'displayData: X must be a matrix with one image a row, but is %s', ...
         describe_value (X));
end
if nargin < 2 || isempty (example_width)
  example_width = round (sqrt (size (X, 2)));
end
checkWidth (example_width, size (X, 2));

try
  display_array = plot_mosaic (double (full (X)), double (example_width));
catch e
  raise_error (e, 'displayData');
end
h = draw (display_array);
if nargout == 0
  clear h;                              % nothing for ans
end
end

function checkWidth (width, n)
wanted = 'displayData: example_width must be a whole number that divides the';
if ~ (isnumeric (width) || islogical (width)) || ~ isreal (width)
  error ('backprop:type', '%s %d columns of X, but is %s', wanted, n, ...
         describe_value (width));
end
width = double (width);
if numel (width) ~= 1 || ~ (width >= 1 && mod (n, width) == 0 ...
                            && width == fix (width))
  error ('backprop:value', '%s %d columns of X, but is %s', wanted, n, ...
         describe_value (width));
end
end

function h = draw (A)
try
  if exist ('OCTAVE_VERSION', 'builtin') && ~ have_window_system ()
    set (gcf (), 'visible', 'off');     % else gnuplot draws in the terminal
  end
  h = imagesc (A, [-1, 1]);
  colormap (gray);
  axis ('image', 'off');
  drawnow ();
catch problem
  h = [];
  warning ('backprop:display', ...
           'displayData: the picture could not be drawn: %s', problem.message);
end
end

%!demo
%! [X, y] = nndigits ();
%! displayData (X(1:2:200,:));
%! title ('A hundred handwritten digits');

%!function [A, h, kind] = drawn (varargin)
%!  % the picture, drawn in a figure of its own that is closed again
%!  states = warning ();
%!  warning ('off', 'all');               % gnuplot's advice, and ours
%!  unwind_protect
%!    before = get (0, 'children');
%!    try
%!      figure ('visible', 'off');
%!    end
%!    [h, A] = displayData (varargin{:});
%!    kind = '';
%!    if ~ isempty (h)
%!      kind = get (h, 'type');
%!    end
%!  unwind_protect_cleanup
%!    close (setdiff (get (0, 'children'), before));
%!    warning (states);
%!  end_unwind_protect
%!endfunction
%!test % three images of 2 by 3, each scaled by itself, in one row of three
%! X = [1, 2, 3, 4, 5, 6; 0, 0, 0, 0, 0, 0; -1, 2, -4, 4, 0, 1];
%! A = drawn (X, 3);
%! assert (A, [-1, -1,  -1,  -1,  -1, -1, -1, -1, -1, -1,   -1, -1, -1
%!             -1, 1/6, 3/6, 5/6, -1,  0,  0,  0, -1, -1/4, -1,  0, -1
%!             -1, 2/6, 4/6, 1,   -1,  0,  0,  0, -1,  1/2,  1, 1/4, -1
%!             -1, -1,  -1,  -1,  -1, -1, -1, -1, -1, -1,   -1, -1, -1], eps)
%!test % five pixels of 1 by 1: two rows of three, the last cell left black
%! assert (drawn ([1; 2; -3; 0; 5]), [-1, -1, -1, -1, -1, -1, -1
%!                                    -1,  1, -1,  1, -1, -1, -1
%!                                    -1, -1, -1, -1, -1, -1, -1
%!                                    -1,  0, -1,  1, -1, -1, -1
%!                                    -1, -1, -1, -1, -1, -1, -1])
%!test % one row of 400 pixels is 20 by 20, 25 units are 5 by 5 images
%! x = sin (1:400);
%! A = drawn (x);
%! assert (size (A), [22, 22])
%! assert (A(2:21,2:21), reshape (x, 20, 20) / max (abs (x)), eps)
%! assert (size (drawn (repmat (x, 25, 1))), [106, 106])
%!test % digits stand upright: the first image is the zero of the csv file
%! X = nndigits ();
%! A = drawn (X(1:2,:));
%! assert (15 * A(3,2:9), [0, 0, 13, 15, 10, 15, 5, 0], 1e-14)
%!test % any class of numbers; NaN and Inf do no harm
%! assert (drawn (uint8 ([0, 1; 2, 4]), int8 (2)), drawn ([0, 1; 2, 4], 2))
%! assert (drawn (sparse ([0, 1; 2, 4]), 2), drawn (single ([0, 1; 2, 4]), 2))
%! assert (drawn ([true, false], 2), drawn ([7, 0], 2))
%! A = drawn ([NaN, 2, 4, NaN; NaN, NaN, NaN, NaN; 1, Inf, 3, 0]);
%! assert (A(2:3,2:3), [NaN, 1; 1/2, NaN])
%! assert (A(2:3,8:9), [1, 3; Inf, 0])
%!test % h is an image, where one can be drawn
%! [A, h, kind] = drawn (magic (4));
%! assert (isempty (h) || strcmp (kind, 'image'))

%!error <^displayData: needs X, one image a row$> displayData ()
%!error <^displayData: X must be real numbers, but is a cell$>
%! displayData ({1})
%!error <^displayData: X must be real numbers, but is complex$>
%! displayData (1i)
%!error <^displayData: X must be real numbers, but is a function handle$>
%! displayData (@sin)
%!error <^displayData: X must be real numbers, but is an object of class inputParser$>
%! displayData (inputParser ())
%!error <^displayData: X must be a matrix with one image a row, but is an empty 0-by-64 double$>
%! displayData (zeros (0, 64))
%!error <^displayData: X must be a matrix with one image a row, but is a 2-by-2-by-2 double$>
%! displayData (ones (2, 2, 2))
%!error <^displayData: example_width must be a whole number that divides the 400 columns of X, but is 21$>
%! displayData (zeros (3, 400), 21)
%!error <^displayData: example_width must be a whole number that divides the 401 columns of X, but is 20$>
%! displayData (zeros (3, 401))
%!error <^displayData: example_width must be a whole number that divides the 5 columns of X, but is 2\.5$>
%! displayData (zeros (3, 5), 2.5)
%!error <^displayData: example_width must be a whole number that divides the 6 columns of X, but is a 1-by-2 double$>
%! displayData (zeros (3, 6), [2, 3])
%!error <^displayData: example_width must be a whole number that divides the 6 columns of X, but is '3'$>
%! displayData (zeros (3, 6), '3')

%!function h = imagesc (varargin)
%!  error ('no display here');
%!endfunction
%!warning <^displayData: the picture could not be drawn: .+$>
%! % where drawing fails there is no handle, but the same picture
%! figures = get (0, 'children');
%! [h, A] = displayData ([1, 2]);
%! close (setdiff (get (0, 'children'), figures));
%! assert (isempty (h))
%! assert (A, [-1, -1, -1; -1, 0.5, -1; -1, 1, -1; -1, -1, -1])
