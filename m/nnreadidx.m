function A = nnreadidx (file)
% NNREADIDX  Read an idx file: MNIST's format of images and labels.
%
%   A = nnreadidx (file)
%
%   file   name of an idx file, plain or compressed by gzip: this is recognised
%          by its first bytes, not by its name. It may hold uint8, int8, int16,
%          int32, single or double, in any number of dimensions.
%   A      the array, in the class and with the dimensions of the file; one
%          dimension gives a column.
%
%   Images are N-by-rows-by-columns: squeeze (A(i,:,:)) is image i, upright, and
%   X = A(:,:) has one image in each row, its pixels column by column, as
%   displayData and the course take them. X may stay uint8: nncost and nntrain
%   take it so, with an eighth of the memory of double.
%
%   60,000 images of 28 by 28 pixels are 47 MB; reading takes three times that
%   for a moment. The header is read first, and compared with the size of the
%   file and the free memory, before anything else is read. A compressed file is
%   unpacked while it is read, no further than the header says, without a
%   temporary file. (MATLAB cannot do that: there it is unpacked into a temporary
%   file, which is removed again, also after an error.) The file is the one with
%   this name in the current folder, or in the folder that the name contains; the
%   load path is not searched.
%
%   Errors: backprop:usage without file; backprop:type if it is not a name;
%   backprop:file if it cannot be read; backprop:memory if the array would not
%   fit; backprop:idx if it is not an idx file, is shorter or longer than its
%   header says, has a dimension of 0, or is a gzip file that is damaged or
%   consists of several. Source of the format: Y. LeCun, C. Cortes and C. Burges,
%   The MNIST database of handwritten digits, http://yann.lecun.com/exdb/mnist.
%
%   Example:
%     folder = '/usr/share/datasets/fashion-mnist/';     % Debian's, if installed
%     A = nnreadidx ([folder, 't10k-images-idx3-ubyte.gz']);  % 10000-by-28-by-28
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
file = plain_text (file);
if ~ ischar (file) || size (file, 1) ~= 1
  error ('backprop:type', 'nnreadidx: file must be the name of a file, but is %s', ...
         describe_value (file));
end

[f, closed] = opened (file, 'r'); %#ok
start = fread (f, 4, '*uint8');
if numel (start) > 2 && isequal (start(1:2), uint8 ([31; 139]))
  A = unpacked (file, f);
else
  A = decoded (file, f, start, left_in (f));
end
end

% closed: closes f when it is cleared
function [f, closed] = opened (file, mode)
[f, why] = file_open (file, mode);
if f < 0
  error ('backprop:file', 'nnreadidx: %s must be a file that can be read, but is not: %s', ...
         file, why);
end
closed = onCleanup (@() fclose (f));
end

% The number of bytes from here to the end; NaN if it cannot be known, as of a pipe.
function left = left_in (f)
left = NaN;
at = ftell (f);
if fseek (f, 0, 'eof') == 0
  left = ftell (f) - at;
  fseek (f, at, 'bof');
end
end

% The last 8 bytes of a gzip file are the checksum and the length, modulo 2^32, of what
% was packed (RFC 1952). Octave's fopen unpacks as it reads; but in a damaged file it ends
% without an error, or reports a lack of memory: so the checksum is computed here.
function A = unpacked (file, f)
fseek (f, 0, 'bof');
packed = left_in (f);
if ~ (packed >= 18 && fseek (f, -8, 'eof') == 0)
  damaged (file, 'it ends in the middle');
end
trailer = double (fread (f, 8, '*uint8'));
trailer = [1, 2^8, 2^16, 2^24] * reshape (trailer, 4, 2);
if exist ('OCTAVE_VERSION', 'builtin')
  [f, closed] = opened (file, 'rz'); %#ok
  start = some_bytes (f, 4, file);
  limits = struct ('packed', packed, 'checksum', trailer(1), 'length', trailer(2));
  A = decoded (file, f, start, limits);
else
  name = tempname ();
  removed = onCleanup (@() cellfun (@file_delete, {name, [name, '.gz']}));
  copyfile (file_name (file), [name, '.gz']);
  try
    gunzip ([name, '.gz']);
  catch e
    damaged (file, e.message);
  end
  [f, closed] = opened (name, 'r'); %#ok
  A = decoded (file, f, fread (f, 4, '*uint8'), left_in (f));
end
end

function damaged (file, why)
error ('backprop:idx', 'nnreadidx: %s must be a whole gzip file, but is damaged: %s', ...
       file, why);
end

% At most count bytes of a file that is unpacked while it is read.
function bytes = some_bytes (f, count, file)
try
  bytes = fread (f, count, '*uint8');
catch e
  try
    room = zeros (2 * count, 1, 'uint8'); %#ok
  catch
    raise_error (e, 'nnreadidx');
  end
  damaged (file, 'it cannot be unpacked to its end');
end
end

% left   how many bytes follow start, NaN if not known; or a struct for a file that is
%        unpacked: its packed length, and the checksum and length from its end
function A = decoded (file, f, start, left)
% Two zeros, the type, the number of dimensions, their sizes (four bytes each),
% then the elements. All numbers have the highest byte first; the last dimension varies
% fastest.
codes = [8, 9, 11, 12, 13, 14];
classes = {'uint8', 'int8', 'int16', 'int32', 'single', 'double'};
widths = [1, 1, 2, 4, 4, 8];

first = double (start)';
type = find (codes == sum (first(3:min (3, end))));
if numel (first) < 4 || any (first(1:2) ~= 0) || isempty (type) || first(4) == 0
  error ('backprop:idx', ['nnreadidx: %s must start with the bytes 00 00, a type of 08 09 ', ...
         '0B 0C 0D 0E, and the number of dimensions, but starts with %s'], file, ...
         listed (first));
end
header = 4 + 4 * first(4);
start = [start; some_bytes(f, header - 4, file)];
if numel (start) < header
  error ('backprop:idx', ['nnreadidx: %s must have a header of %d bytes for its %d ', ...
         'dimensions, but ends after %d'], file, header, first(4), numel (start));
end
sizes = [2^24, 2^16, 2^8, 1] * reshape (double (start(5:header)), 4, []);
wanted = prod (sizes) * widths(type);
what = sprintf ('%d-by-', sizes);
what = [what(1:end-4), ' ', classes{type}];
if any (sizes == 0)
  error ('backprop:idx', ['nnreadidx: %s must have dimensions of 1 or more, but its header ', ...
         'says %s'], file, what);
end
must = sprintf ('nnreadidx: %s must have %.15g bytes after its header (%s), but', ...
                file, wanted, what);
check_length (must, wanted + header, header, left);
check_memory (file, wanted, what);

bytes = some_bytes (f, wanted + 1, file);    % one more than expected
if numel (bytes) > wanted
  error ('backprop:idx', '%s has more', must);
elseif numel (bytes) < wanted && isstruct (left)
  damaged (file, 'it cannot be unpacked to its end');
elseif numel (bytes) < wanted
  error ('backprop:idx', '%s has %d', must, numel (bytes));
elseif isstruct (left)
  sum_of = backprop_mex ('crc32', bytes, backprop_mex ('crc32', start, 0));
  if sum_of ~= left.checksum
    damaged (file, 'its checksum does not fit');
  end
end
try
  A = turned (bytes, classes{type}, widths(type), sizes);
catch e
  raise_error (e, 'nnreadidx');
end
end

% Checks that there are as many bytes as the header says, before they are read.
function check_length (must, all, header, left)
if isstruct (left)
  most = 1032 * left.packed;             % deflate packs at most 1032 bytes into one
  if all > most
    error ('backprop:idx', '%s its %d packed bytes hold %.15g at most', must, ...
           left.packed, most);
  elseif mod (all, 2^32) ~= left.length
    error ('backprop:idx', '%s is a gzip file whose end says %.15g (modulo 2^32)', ...
           must, mod (left.length - header, 2^32));
  end
elseif ~ isnan (left) && left + 4 ~= all
  error ('backprop:idx', '%s has %d', must, left + 4 - header);
end
end

% To read and transpose takes three times the memory of the array.
function check_memory (file, wanted, what)
free = Inf;
try
  found = memory ();                     % does not exist everywhere
  free = found.MaxPossibleArrayBytes;
catch
end
if 3 * wanted > free
  error ('backprop:memory', ['nnreadidx: memory must hold %s (%s) three times while it is ', ...
         'read, %.3g bytes, but only %.3g are free'], file, what, 3 * wanted, free);
end
end

function A = turned (bytes, type, width, sizes)
A = typecast (bytes, type);
[~, ~, endian] = computer ();
if width > 1 && endian == 'L'
  A = swapbytes (A);
end
% First dimension to the front, then the others reversed: twice as fast as one permute.
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

%!demo
%! % an idx file of two images of 2 by 3 pixels, written byte by byte
%! file = tempname ();
%! to = fopen (file, 'w');
%! fwrite (to, [0 0 8 3, 0 0 0 2, 0 0 0 2, 0 0 0 3, 1:12]);
%! fclose (to);
%! A = nnreadidx (file);
%! delete (file);
%! squeeze (A(1,:,:))

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
%!test % compressed files with any name; in a folder with spaces and quotes
%! clean = own_folder ();
%! file = stored (zipped (images ()), 'it''s [an] "idx" $HOME file');
%! before = numel (dir (tempdir ()));
%! path_before = path ();
%! A = nnreadidx (file);
%! assert (numel (dir (tempdir ())), before)
%! assert (path (), path_before)
%! unlink (file);
%! assert (double (A(2,3,:)(:)'), 21:24)
%!test % no file is written: no temporary folder is needed
%! clean = own_folder ();
%! file = stored (zipped (images ()), 'nnreadidx-test');
%! setenv ('TMPDIR', '/no/such/folder');
%! A = nnreadidx (file);
%! assert (double (A(2,3,:)(:)'), 21:24)
%!test % the file in the current folder, not one of that name along the load path
%! clean = own_folder ();
%! here = cd (tempdir ());
%! back = onCleanup (@() cd (here));
%! assert (exist ('nndigits.mat', 'file'), 2)
%! fault = '';
%! try
%!   nnreadidx ('nndigits.mat');
%! catch e
%!   fault = e.message;
%! end
%! assert (strncmp (fault, 'nnreadidx: nndigits.mat must be a file that can be read, but', 59))
%! stored (images (), 'nndigits.mat');
%! assert (size (nnreadidx ('nndigits.mat')), [2 3 4])
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
%!test % many dimensions
%! clean = own_folder ();
%! file = stored ([0 0 8 5, 0 0 0 2, 0 0 0 1, 0 0 0 3, 0 0 0 1, 0 0 0 2, 1:12], 'nnreadidx-test');
%! A = nnreadidx (file);
%! assert (size (A), [2 1 3 1 2])
%! assert (double (A(2,1,3,1,2)), 12)
%! assert (double (A(1,1,2,1,1)), 3)
%! stored ([0; 0; 8; 255; repmat([0; 0; 0; 1], 255, 1); 7], 'nnreadidx-test');
%! assert (nnreadidx (file), uint8 (7))
%! unlink (file);
%!test % cut at any place, plain or compressed, it is refused, and no file is left
%! clean = own_folder ();
%! bytes = images ();
%! for n = 0:numel (bytes) - 1
%!   assert (strncmp (refused (bytes(1:n)), 'backprop:idx nnreadidx: ', 24))
%! end
%! bytes = zipped (bytes);
%! for n = 0:3:numel (bytes) - 1
%!   assert (strncmp (refused (bytes(1:n)), 'backprop:idx nnreadidx: ', 24))
%! end
%!test % damaged: a bit of its checksum, of its length; one more file after it
%! clean = own_folder ();
%! whole = zipped (images ());
%! bytes = whole;
%! bytes(end-5) = bitxor (bytes(end-5), 1);
%! assert (~ isempty (strfind (refused (bytes), 'must be a whole gzip file, but is damaged: ')))
%! assert (backprop_mex ('crc32', uint8 ('123456789'), 0), hex2dec ('CBF43926'))
%! bytes = whole;
%! bytes(end-2) = 1;
%! assert (strncmp (refused (bytes), 'backprop:idx ', 13))
%! assert (strncmp (refused ([whole; whole]), 'backprop:idx ', 13))
%! bytes = zipped ([images(); 7]);
%! assert (refused (bytes), ['backprop:idx nnreadidx: nnreadidx-test must have 24 bytes ', ...
%!         'after its header (2-by-3-by-4 uint8), but is a gzip file whose end says 25 ', ...
%!         '(modulo 2^32)'])
%! bytes(end-3:end) = [40 0 0 0];
%! assert (strncmp (refused (bytes), 'backprop:idx ', 13))
%!test % a small file that unpacks to much is refused before it is unpacked
%! clean = own_folder ();
%! huge = [0; 0; 8; 2; 0; 1; 0; 0; 0; 1; 0; 0];               % 2^16-by-2^16
%! bytes = zipped ([huge; zeros(1e6, 1)]);
%! bytes(end-3:end) = [12; 0; 0; 0];
%! assert (refused (bytes), sprintf (['backprop:idx nnreadidx: nnreadidx-test must have ', ...
%!         '4294967296 bytes after its header (65536-by-65536 uint8), but its %d packed ', ...
%!         'bytes hold %d at most'], numel (bytes), 1032 * numel (bytes)))
%! bytes = zipped ([0; 0; 8; 1; 0; 0; 0; 1; 5; zeros(2e7, 1)]);
%! assert (~ isempty (strfind (refused (bytes), 'whose end says 20000001 (modulo 2^32)')))
%!test % more than memory holds: a file with a hole, of 64 TB
%! clean = own_folder ();
%! file = stored ([0 0 8 2, 0 64 0 0, 1 0 0 0], 'nnreadidx-test');
%! f = fopen (file, 'r+');
%! made = fseek (f, 2 ^ 46 + 11, 'bof') == 0 && fwrite (f, 0) == 1;
%! if fclose (f) == 0 && made && stat (file).size == 2 ^ 46 + 12
%!   fault = '';
%!   try
%!     nnreadidx (file);
%!   catch e
%!     fault = [e.identifier, ' ', e.message];
%!   end
%!   assert (strncmp (fault, 'backprop:memory nnreadidx: memory must hold ', 44), fault)
%! end
%! unlink (file);
%!test % messages; sizes are compared with the file before memory is taken
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
%! start = 'backprop:idx nnreadidx: nnreadidx-test must have dimensions of 1 or more, ';
%! assert (refused ([0 0 13 2, 0 0 0 0, 0 0 0 7]), [start, 'but its header says 0-by-7 single'])
%! assert (refused ([0 0 8 3, 0 0 0 0, 255 * ones(1, 8)]), [start, 'but its header says ', ...
%!         '0-by-4294967295-by-4294967295 uint8'])

%!error <^nnreadidx: needs the name of a file$> nnreadidx ()
%!error <^nnreadidx: file must be the name of a file, but is 3$> nnreadidx (3)
%!error <^nnreadidx: file must be the name of a file, but is a cell$> nnreadidx ({'a'})
%!error <^nnreadidx: no-such-file must be a file that can be read, but is not: .+$>
%! nnreadidx ('no-such-file')
%!error id=backprop:file nnreadidx (tempdir ())
