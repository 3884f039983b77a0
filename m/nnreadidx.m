function A = nnreadidx (file)
% NNREADIDX  Reads an idx file, the format of MNIST's images and labels.
%
%   A = nnreadidx (file)
%
%   file   name of an idx file, as it is or compressed by gzip: its first bytes
%          tell, not its name. It may hold uint8, int8, int16, int32, single or
%          double, in any number of dimensions.
%   A      the array, in the class and with the dimensions of the file; one
%          dimension gives a column.
%
%   Images are N-by-rows-by-columns: squeeze (A(i,:,:)) is image i, upright, and
%   X = A(:,:) has one image a row, its pixels column by column, as displayData
%   and all of the course take them. X may stay uint8: nncost and nntrain take
%   it as it is, an eighth of the memory of double.
%
%   60,000 images of 28 by 28 pixels are 47 MB; reading takes three times that
%   for a moment. What is compressed is copied to a temporary file, which is
%   removed again, also after an error.
%
%   Errors: backprop:usage without file; backprop:type if it is no name;
%   backprop:file if it cannot be read; backprop:idx if what it holds is no idx
%   file, or not all of one, or more than one, or a gzip file that is damaged.
%   Source of the format: Y. LeCun, C. Cortes and C. Burges, The MNIST database
%   of handwritten digits, http://yann.lecun.com/exdb/mnist.
%
%   Example:
%     folder = '/usr/share/datasets/fashion-mnist/';     % Debian's, if installed
%     A = nnreadidx ([folder, 't10k-images-idx3-ubyte.gz']);   % 10000-by-28-by-28
%     y = nnreadidx ([folder, 't10k-labels-idx1-ubyte.gz']);   % 0 to 9
%     X = A(:,:);                                        % 10000-by-784
%     y = double (y) + 1;                                % labels 1 to 10
%     displayData (X(1:100,:))
%
%   See also displayData, nndigits, nntrain.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin ~= 1
  error ('backprop:usage', 'nnreadidx: needs the name of a file');
end
if ~ ischar (file) || size (file, 1) ~= 1
  error ('backprop:type', 'nnreadidx: file must be the name of a file, but is %s', ...
         describe (file));
end

bytes = contents (file, 'r');
if numel (bytes) > 2 && isequal (bytes(1:2), uint8 ([31; 139]))
  bytes = unzipped (bytes, file);
end
A = decoded (bytes, file);
end

function bytes = contents (file, mode)
[id, why] = fopen (nnfile (file), mode);
if id < 0
  error ('backprop:file', 'nnreadidx: %s must be a file that can be read, but is not: %s', ...
         file, why);
end
closed = onCleanup (@() fclose (id));
bytes = fread (id, Inf, '*uint8');
why = ferror (id);
if ~ isempty (why)
  error ('backprop:file', 'nnreadidx: %s must be a file that can be read, but is not: %s', ...
         file, why);
end
end

% No shell runs: Octave's gunzip has one, MATLAB's has not. Octave's fopen reads gzip
% files itself, but ends in silence where one is damaged. So a second gzip file, of the
% word `whole`, is put behind the first: it is read if the first one's length and
% checksum hold.
function bytes = unzipped (bytes, file)
octave = exist ('OCTAVE_VERSION', 'builtin');
mark = uint8 ([]);
if octave
  mark = uint8 ([31 139 8 0 0 0 0 0 2 3, 43 207 200 207 73 5 0, 79 41 89 196, 5 0 0 0])';
end
unpacked = tempname ();
packed = [unpacked, '.gz'];
removed = onCleanup (@() cellfun (@nndelete, {packed, unpacked}));
id = fopen (packed, 'w');
written = -1;
if id >= 0
  written = fwrite (id, [bytes; mark]);
  written = written + fclose (id);
end
if written < numel (bytes) + numel (mark)
  error ('backprop:file', ['nnreadidx: the temporary folder %s must have room to unpack ', ...
         '%s, but cannot be written'], tempdir (), file);
end
why = '';
try
  if octave
    bytes = contents (packed, 'rz');
  else
    gunzip (packed);
    bytes = contents (unpacked, 'r');
  end
catch e
  bytes = uint8 ([]);
  why = e.message;
end
if octave                               % Octave 7 takes damage for a lack of memory
  why = 'it cannot be unpacked to its end';
  if numel (bytes) >= 5 && isequal (char (bytes(end-4:end))', 'whole')
    why = '';
    bytes(end-4:end) = [];
  end
end
if ~ isempty (why)
  error ('backprop:idx', 'nnreadidx: %s must be a whole gzip file, but is damaged: %s', ...
         file, why);
end
end

function A = decoded (bytes, file)
% Two zeros, the type, the number of dimensions, their sizes (four bytes each),
% then the elements: all with the highest byte, and the last dimension, first.
codes = [8, 9, 11, 12, 13, 14];
classes = {'uint8', 'int8', 'int16', 'int32', 'single', 'double'};
widths = [1, 1, 2, 4, 4, 8];

start = double (bytes(1:min (4, end)))';
type = find (codes == sum (start(3:min (3, end))));
if numel (start) < 4 || any (start(1:2) ~= 0) || isempty (type) || start(4) == 0
  error ('backprop:idx', ['nnreadidx: %s must start with the bytes 00 00, a type of 08 09 ', ...
         '0B 0C 0D 0E, and the number of dimensions, but starts with %s'], file, ...
         listed (start));
end
header = 4 + 4 * start(4);
if numel (bytes) < header
  error ('backprop:idx', ['nnreadidx: %s must have a header of %d bytes for its %d ', ...
         'dimensions, but ends after %d'], file, header, start(4), numel (bytes));
end
sizes = [2^24, 2^16, 2^8, 1] * reshape (double (bytes(5:header)), 4, []);
wanted = prod (sizes) * widths(type);
if numel (bytes) - header ~= wanted
  sign = sprintf ('%d-by-', sizes);
  error ('backprop:idx', ['nnreadidx: %s must have %.15g bytes after its header (%s %s), ', ...
         'but has %d'], file, wanted, sign(1:end-4), classes{type}, numel (bytes) - header);
end

A = typecast (bytes(header+1:end), classes{type});
[~, ~, endian] = computer ();
if widths(type) > 1 && endian == 'L'
  A = swapbytes (A);
end
% The first dimension to the front, then the others turned round: twice as fast as at once.
n = numel (sizes);
A = reshape (A, prod (sizes(2:n)), sizes(1)).';
A = permute (reshape (A, [sizes(1), fliplr(sizes(2:n)), 1]), [1, n:-1:2, n + 1]);
end

function text = listed (bytes)
if isempty (bytes)
  text = 'nothing: it is empty';
else
  text = sprintf ('%02X ', bytes);
  text = text(1:end-1);
end
end

%!function clean = own_folder ()
%!  % a temporary folder that nobody else writes to
%!  folder = tempname ();
%!  before = getenv ('TMPDIR');
%!  assert (mkdir (folder))
%!  setenv ('TMPDIR', folder);
%!  clean = onCleanup (@() leave (folder, before));
%!endfunction
%!function leave (folder, before)
%!  setenv ('TMPDIR', before);
%!  confirm_recursive_rmdir (false, 'local');
%!  rmdir (folder, 's');
%!endfunction
%!function file = stored (bytes, name)
%!  file = fullfile (tempdir (), name);
%!  id = fopen (file, 'w');
%!  fwrite (id, bytes);
%!  fclose (id);
%!endfunction
%!function text = refused (bytes, name)
%!  % the message, without the folder; the id; and whether anything is left behind
%!  if nargin < 2
%!    name = 'nnreadidx-test';
%!  end
%!  file = stored (bytes, name);
%!  before = numel (dir (tempdir ()));
%!  text = 'no error';
%!  try
%!    nnreadidx (file);
%!  catch e
%!    text = [e.identifier, ' ', strrep(e.message, fullfile (tempdir (), ''), '')];
%!  end
%!  assert (numel (dir (tempdir ())), before)
%!  unlink (file);
%!endfunction
%!function bytes = zipped (bytes)
%!  file = stored (bytes, 'nnreadidx-zipped');
%!  packed = gzip (file);
%!  id = fopen (packed{1});
%!  bytes = fread (id, Inf, '*uint8');
%!  fclose (id);
%!  delete (packed{1});
%!  if exist (file, 'file')
%!    delete (file);
%!  end
%!endfunction
%!function bytes = images ()
%!  bytes = [0 0 8 3, 0 0 0 2, 0 0 0 3, 0 0 0 4, 1:24]';
%!endfunction
%!test % two images of 3 by 4: row by row in the file, column by column in A(:,:)
%! clean = own_folder ();
%! file = stored (images (), 'nnreadidx-test');
%! A = nnreadidx (file);
%! unlink (file);
%! assert (class (A), 'uint8')
%! assert (size (A), [2 3 4])
%! assert (double (squeeze (A(2,:,:))), [13:16; 17:20; 21:24])
%! assert (double (A(:,:)), [1 5 9 2 6 10 3 7 11 4 8 12
%!                           13 17 21 14 18 22 15 19 23 16 20 24])
%!test % compressed, whatever the name says; in a path with spaces and quotes
%! clean = own_folder ();
%! file = stored (zipped (images ()), 'it''s [an] "idx" $HOME file');
%! before = numel (dir (tempdir ()));
%! path_before = path ();
%! A = nnreadidx (file);
%! assert (numel (dir (tempdir ())), before)
%! assert (path (), path_before)
%! unlink (file);
%! assert (double (A(2,3,:)(:)'), 21:24)
%!test % no shell reads the name of the temporary folder
%! clean = own_folder ();
%! here = cd (tempdir ());
%! back = onCleanup (@() cd (here));
%! file = stored (zipped (images ()), 'nnreadidx-test');
%! mkdir ('a$(touch X)[b]');
%! setenv ('TMPDIR', fullfile (pwd (), 'a$(touch X)[b]'));
%! A = nnreadidx (file);
%! assert (double (A(2,3,:)(:)'), 21:24)
%! assert ({dir(pwd ()).name}, {'.', '..', 'a$(touch X)[b]', 'nnreadidx-test'})
%! assert ({dir(tempdir ()).name}, {'.', '..'})
%!test % every type, with signs, the highest byte first; 2.5 and -2 as floats
%! clean = own_folder ();
%! bytes = {8, [1; 255], uint8([1; 255])
%!          9, [1; 255], int8([1; -1])
%!          11, [1; 2; 255; 254], int16([258; -2])
%!          12, [1; 2; 3; 4; 255; 255; 255; 254], int32([16909060; -2])
%!          13, [64; 32; 0; 0; 192; 0; 0; 0], single([2.5; -2])
%!          14, [64; 4; 0; 0; 0; 0; 0; 0; 192; 0; 0; 0; 0; 0; 0; 0], [2.5; -2]};
%! for i = 1:size (bytes, 1)
%!   file = stored ([0; 0; bytes{i,1}; 1; 0; 0; 0; 2; bytes{i,2}], 'nnreadidx-test');
%!   A = nnreadidx (file);
%!   delete (file);
%!   assert (A, bytes{i,3})
%! end
%!test % many dimensions, and empty ones
%! clean = own_folder ();
%! file = stored ([0 0 8 5, 0 0 0 2, 0 0 0 1, 0 0 0 3, 0 0 0 1, 0 0 0 2, 1:12], 'nnreadidx-test');
%! A = nnreadidx (file);
%! assert (size (A), [2 1 3 1 2])
%! assert (double (A(2,1,3,1,2)), 12)
%! assert (double (A(1,1,2,1,1)), 3)
%! stored ([0 0 13 2, 0 0 0 0, 0 0 0 7], 'nnreadidx-test');
%! assert (nnreadidx (file), zeros (0, 7, 'single'))
%! unlink (file);
%!test % cut anywhere, plain or compressed, it is refused, and nothing is left behind
%! clean = own_folder ();
%! bytes = images ();
%! for n = 0:numel (bytes) - 1
%!   assert (strncmp (refused (bytes(1:n)), 'backprop:idx nnreadidx: ', 24))
%! end
%! bytes = zipped (bytes);
%! for n = 0:3:numel (bytes) - 1
%!   assert (strncmp (refused (bytes(1:n)), 'backprop:idx nnreadidx: ', 24))
%! end
%!test % damaged: a bit of its checksum
%! clean = own_folder ();
%! bytes = zipped (images ());
%! bytes(end-5) = bitxor (bytes(end-5), 1);
%! assert (~ isempty (strfind (refused (bytes), 'must be a whole gzip file, but is damaged: ')))
%!test % what is wrong is said; sizes are held against the file before memory is taken
%! clean = own_folder ();
%! bytes = images ();
%! assert (refused ([bytes; 7]), ['backprop:idx nnreadidx: nnreadidx-test must have 24 ', ...
%!         'bytes after its header (2-by-3-by-4 uint8), but has 25'])
%! huge = [0; 0; 14; 3; repmat(255, 12, 1)];
%! assert (refused (huge), ['backprop:idx nnreadidx: nnreadidx-test must have ', ...
%!         '6.33825299671393e+29 bytes after its header (4294967295-by-4294967295-by-', ...
%!         '4294967295 double), but has 0'])
%! assert (refused (bytes(1:10)), ['backprop:idx nnreadidx: nnreadidx-test must have a ', ...
%!         'header of 16 bytes for its 3 dimensions, but ends after 10'])
%! start = ['backprop:idx nnreadidx: nnreadidx-test must start with the bytes 00 00, a type ', ...
%!          'of 08 09 0B 0C 0D 0E, and the number of dimensions, but starts with '];
%! assert (refused ([]), [start, 'nothing: it is empty'])
%! assert (refused ('PK34 and more'), [start, '50 4B 33 34'])
%! assert (refused ([0 0 10 1 0 0 0 0]), [start, '00 00 0A 01'])
%! assert (refused ([0 0 8 0 0 0 0 0]), [start, '00 00 08 00'])

%!error <^nnreadidx: needs the name of a file$> nnreadidx ()
%!error <^nnreadidx: file must be the name of a file, but is 3$> nnreadidx (3)
%!error <^nnreadidx: file must be the name of a file, but is a cell$> nnreadidx ({'a'})
%!error <^nnreadidx: no-such-file must be a file that can be read, but is not: .+$>
%! nnreadidx ('no-such-file')
%!error id=backprop:file nnreadidx (tempdir ())
