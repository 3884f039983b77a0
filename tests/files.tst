## Files: the file with the given name is read or written, whatever it contains.
## SPDX-License-Identifier: GPL-3.0-or-later

%!shared net, X, y
%! net = nncreate ([3 4 2]);
%! X = reshape (sin (1:60), 20, 3);
%! y = 1 + mod ((1:20)', 2);

%!function [back, folder] = own_folder ()
%!  % makes an empty folder, which is the current one until back is cleared
%!  folder = tempname ();
%!  assert (mkdir (folder))
%!  folder = canonicalize_file_name (folder);
%!  before = cd (folder);
%!  back = onCleanup (@() leave (before, folder));
%!endfunction
%!function leave (before, folder)
%!  cd (before);
%!  confirm_recursive_rmdir (false, 'local');
%!  rmdir (folder, 's');
%!endfunction
%!function put (file, text)
%!  f = fopen (file, 'w');
%!  fputs (f, text);
%!  fclose (f);
%!endfunction

## Files whose bytes are changed at random; more of them in tests/long/files.tst.
%!test
%! counts = mutated_idx (40, 1);
%! assert (sum (counts), 40)
%! assert (all (counts > 0))
%!test
%! counts = mutated_checkpoints (40, 1);
%! assert (sum (counts), 40)
%! assert (all (counts > 0))

## The error names the field of a checkpoint that has an impossible value.
%!test
%! [back, folder] = own_folder ();
%! private = fullfile (fileparts (which ('nntrain')), 'private');
%! addpath (private);
%! gone = onCleanup (@() rmpath (private));
%! args = {net, X, y, 'Verbose', 0, 'IterationLimit', 3};
%! nntrain (args{:}, 'Checkpoint', 'a');
%! whole = checkpoint_read ('a');
%! start = sprintf (['nntrain: Resume must be a checkpoint of this training, but %s is ', ...
%!                   'not: '], fullfile (folder, 'a'));
%! cases = {'iteration',  -1e15,             'run.iteration cannot be -1e+15'
%!          'iteration',  5,                 'run.history does not have one row for each iteration'
%!          'theta',      single(1:26)',     'run.theta cannot be a 26-by-1 single'
%!          'history',    NaN(3, 8),         'run.history does not have one row for each iteration'
%!          'best',       struct('cost', 1), 'run.best.theta is missing'
%!          'state',      [],                'run.state is missing'
%!          'due',        char([27 '[2J']),  'run.due cannot be ''?[2J'''};
%! for k = 1:rows (cases)
%!   other = whole;
%!   other.run.(cases{k,1}) = cases{k,2};
%!   assert (checkpoint_write ('a', other), '')
%!   fault = '';
%!   try
%!     nntrain (args{:}, 'Resume', 'a');
%!   catch e
%!     fault = e.message;
%!   end
%!   assert (fault, [start, cases{k,3}])
%! end

## A FILE.part of the user is not touched; one that a killed process left is replaced.
%!test
%! [back, folder] = own_folder ();
%! put ('a.part', 'mine');
%! nntrain (net, X, y, 'Verbose', 0, 'IterationLimit', 3, 'Checkpoint', 'a');
%! assert (fileread ('a.part'), 'mine')
%! nntrain (net, X, y, 'Verbose', 0, 'IterationLimit', 3, 'Resume', 'a');
%! assert (sort ({dir().name}), {'.', '..', 'a', 'a.part'})
%! put ('a.part', sprintf ('backprop checkpoint 1\n'));
%! nntrain (net, X, y, 'Verbose', 0, 'IterationLimit', 3, 'Checkpoint', 'a');
%! assert (sort ({dir().name}), {'.', '..', 'a'})

## If OutputFcn changes the folder, the checkpoint stays in its folder; a checkpoint is not
## searched on the load path.
%!function stop = goes (folder)
%!  cd (folder);
%!  stop = false;
%!endfunction
%!test
%! [back, folder] = own_folder ();
%! mkdir ('other');
%! assert (exist ('nndigits.mat', 'file'), 2)
%! nntrain (net, X, y, 'Verbose', 0, 'IterationLimit', 3, 'Checkpoint', 'nndigits.mat', ...
%!          'CheckpointSeconds', 0, 'OutputFcn', @(t, now, s) goes (fullfile (folder, 'other')));
%! assert ({dir(folder).name}, {'.', '..', 'nndigits.mat', 'other'})
%! assert (numel (dir (fullfile (folder, 'other'))), 2)
%! cd (folder);
%! nntrain (net, X, y, 'Verbose', 0, 'IterationLimit', 3, 'Resume', 'nndigits.mat');
%! delete ('nndigits.mat');
%! rehash ();
%! assert (exist ('nndigits.mat', 'file'), 2)
%! fault = '';
%! try
%!   nntrain (net, X, y, 'Verbose', 0, 'Resume', 'nndigits.mat');
%! catch e
%!   fault = e.message;
%! end
%! assert (fault, sprintf (['nntrain: Resume must be a checkpoint, but %s cannot be read: ', ...
%!                          'No such file or directory'], fullfile (folder, 'nndigits.mat')))

## A link stays a link, also one to a file that does not exist yet; a folder or another
## special file is not replaced.
%!function stop = in_place_of (file)
%!  stop = false;
%!  if ~ exist (file, 'dir')
%!    delete (file);
%!    mkdir (file);
%!  end
%!endfunction
%!testif ; isunix ()
%! [back, folder] = own_folder ();
%! mkdir ('there');
%! symlink ('there/b', 'a');
%! symlink (fullfile (folder, 'a'), 'aa');
%! nntrain (net, X, y, 'Verbose', 0, 'IterationLimit', 3, 'Checkpoint', 'aa');
%! nntrain (net, X, y, 'Verbose', 0, 'IterationLimit', 3, 'Checkpoint', 'aa');
%! assert (readlink ('a'), 'there/b')
%! assert (readlink ('aa'), fullfile (folder, 'a'))
%! assert ({dir('there').name}, {'.', '..', 'b'})
%! nntrain (net, X, y, 'Verbose', 0, 'IterationLimit', 3, 'Resume', 'there/b');
%! args = {net, X, y, 'IterationLimit', 3, 'Verbose', 0, 'Checkpoint'};
%! [~, said] = warning_of (@() nntrain (args{:}, 'new', 'CheckpointSeconds', 0, ...
%!   'OutputFcn', @(t, now, s) in_place_of (fullfile (folder, 'new'))));
%! assert (said, sprintf (['nntrain: Checkpoint %s could not be written (it is not a plain ', ...
%!                         'file); training goes on'], fullfile (folder, 'new')))
%! fault = '';
%! try
%!   nntrain (args{:}, 'there');
%! catch e
%!   fault = e.message;
%! end
%! assert (fault, sprintf (['nntrain: Checkpoint must be a new file or a checkpoint, but ', ...
%!                          '%s cannot be read: it is a folder'], fullfile (folder, 'there')))

## A training notices that another one writes the same checkpoint: it warns and does not
## write any more; both end with their usual results.
%!function stop = begin_another (args, now)
%!  stop = false;
%!  if now.iteration == 2
%!    nntrain (args{:}, 'Seed', 5);
%!  end
%!endfunction
%!test
%! [back, folder] = own_folder ();
%! args = {net, X, y, 'Verbose', 0, 'IterationLimit', 6};
%! kept = {'Checkpoint', 'a', 'CheckpointSeconds', 0};
%! [id, said] = warning_of (@() nntrain (args{:}, kept{:}, 'OutputFcn', @(t, now, s) ...
%!                                       begin_another ([args, kept], now)));
%! assert ({id, said}, {'backprop:checkpoint', sprintf(['nntrain: Checkpoint %s could not ', ...
%!         'be written (another training writes the same file); training goes on'], ...
%!         fullfile (folder, 'a'))})
%! theta = nntrain (args{:}, 'Seed', 5, 'Resume', 'a');
%! assert (theta, nntrain (args{:}, 'Seed', 5))

## Where a file cannot grow, as on a full disk, there is one warning and no file is left.
%!testif ; isunix ()
%! [back, folder] = own_folder ();
%! put ('script.m', strjoin ({
%!   sprintf('addpath (''%s'', ''%s'')', fileparts (which ('nntrain')), ...
%!           fileparts (which ('backprop_mex')))
%!   '[X, y] = nndigits ();'
%!   'net = nncreate ([64 25 10]);'
%!   'args = {net, X, y, ''IterationLimit'', 3, ''Verbose'', 0};'
%!   'theta = nntrain (args{:}, ''Checkpoint'', ''a'', ''CheckpointSeconds'', 0);'
%!   'warning (''off'', ''backprop:checkpoint'')                  % its id: no second warning'
%!   'again = nntrain (args{:}, ''Checkpoint'', ''a'', ''CheckpointSeconds'', 0);'
%!   'fprintf (''%d\n'', isequal (theta, again, nntrain (args{:})));'}, "\n"));
%! octave = fullfile (OCTAVE_EXEC_HOME (), 'bin', 'octave-cli');
%! [~, said] = system (sprintf ('ulimit -f 8; exec "%s" --norc --no-history -q script.m 2>errors', ...
%!                              octave));
%! assert (said, sprintf ('1\n'))
%! assert (regexp (fileread ('errors'), 'warning: (nn[^\n]*)', 'tokens'), ...
%!         {{sprintf(['nntrain: Checkpoint %s could not be written (it could not be written ', ...
%!                    'completely: is the disk full?); training goes on'], fullfile (folder, 'a'))}})
%! assert (sort ({dir().name}), {'.', '..', 'errors', 'script.m'})
