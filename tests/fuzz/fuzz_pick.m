function v = fuzz_pick (from)
% FUZZ_PICK  A random entry of a cell or an array.

% SPDX-License-Identifier: GPL-3.0-or-later

k = ceil (rand () * numel (from));
if iscell (from)
  v = from{k};
else
  v = from(k);
end
end
