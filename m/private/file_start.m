function bytes = file_start (file, count)
% FILE_START  The first bytes of a file, a uint8 column; [] if it can't be read.

% SPDX-License-Identifier: GPL-3.0-or-later

bytes = [];
f = fopen (file, 'r');
if f >= 0
  bytes = fread (f, count, '*uint8');
  fclose (f);
end
end
