function names = fuzz_files (folder)
% FUZZ_FILES  The names of files for arguments: valid and damaged files, folders, no files.
%
% names = fuzz_files ()
% fuzz_files (folder)       writes these files to the folder, and removes all others

% SPDX-License-Identifier: GPL-3.0-or-later

persistent bytes
names = {'idx', 'idx.gz', 'idx.cut', 'x.json', 'x.cut.json', 'good.check', 'bad.check', ...
         'empty', 'text', 'folder', 'fifo', 'link', 'broken', 'no-such-file'};
if nargin == 0
  return
end
if isempty (bytes)
  bytes = made (folder);
end
clear_all (folder);
for k = 1:numel (bytes)
  store (fullfile (folder, names{k}), bytes{k});
end
mkdir (fullfile (folder, 'folder'));
mkfifo (fullfile (folder, 'fifo'), 600);
symlink (fullfile (folder, 'idx'), fullfile (folder, 'link'));
symlink (fullfile (folder, 'nowhere'), fullfile (folder, 'broken'));
end

function clear_all (folder)
there = setdiff (readdir (folder), {'.', '..'});
for k = 1:numel (there)
  name = [folder, '/', there{k}];        % fullfile refuses a name that is not UTF-8
  if S_ISDIR (lstat (name).mode)
    rmdir (name);
  else
    unlink (name);
  end
end
end

function bytes = made (folder)
idx = uint8 ([0 0 8 3, 0 0 0 2, 0 0 0 3, 0 0 0 4, 1:24])';
store (fullfile (folder, 'a'), idx);
gzip (fullfile (folder, 'a'));
zipped = contents (fullfile (folder, 'a.gz'));
net = nncreate ([3 4 2]);
file = fullfile (folder, 'a.json');
nnexport (nninit (net, 1), net, file);
json = contents (file);
file = fullfile (folder, 'a.check');
nntrain (net, reshape (sin (1:30), 10, 3), 1 + mod (1:10, 2), 'IterationLimit', 3, ...
         'Verbose', 0, 'Checkpoint', file, 'OutputFcn', @(t, now, s) now.iter == 2);
check = contents (file);
damaged = check;
damaged(end-20:end-10) = 7;
bytes = {idx, zipped, idx(1:end-3), json, json(1:end/2), check, damaged, zeros(0, 1, 'uint8'), ...
         uint8('some text')'};
end

function store (file, bytes)
f = fopen (file, 'w');
fwrite (f, bytes);
fclose (f);
end

function bytes = contents (file)
f = fopen (file, 'r');
bytes = fread (f, Inf, '*uint8');
fclose (f);
end
