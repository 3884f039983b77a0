## clash.tst -- the user's functions and files may have the same names as the package's
## private functions, Octave's functions or the course's.
## SPDX-License-Identifier: GPL-3.0-or-later

## Creates a folder for the front of the load path; each of its functions raises an error.
## nnCostFunction is left out: the course wants the student's one to be called.
%!function folder = clashing ()
%!  folder = tempname ();
%!  mkdir (folder);
%!  private = fullfile (fileparts (which ('nncost')), 'private', '*.m');
%!  names = {dir(private).name};
%!  names = [strrep(names, '.m', ''), {'sigmoid', 'sigmoidGradient', 'predict', 'displayData', ...
%!           'randInitializeWeights', 'checkNNGradients', 'fmincg', 'computeCost', 'tile', ...
%!           'featureNormalize', 'softmax', 'relu', 'accuracy', 'standardize', 'shuffle'}];
%!  for k = 1:numel (names)
%!    f = fopen (fullfile (folder, [names{k}, '.m']), 'w');
%!    fprintf (f, 'function varargout = %s (varargin)\nerror (''clash:%s'', ''clash'');\nend\n', ...
%!             names{k}, names{k});
%!    fclose (f);
%!  end
%!endfunction
%!test
%! warning ('off', 'all', 'local');
%! here = pwd ();
%! folder = clashing ();
%! drawable = ! isempty (available_graphics_toolkits ());
%! before = get (0, 'children');
%! addpath (folder);
%! unwind_protect
%!   cd (folder);
%!   [X, y] = nndigits ();
%!   X = X(1:60,1:16);
%!   y = y(1:60);
%!   net = nncreate ([16 4 10], 'Scale', 16, 'Activation', 'relu', 'Output', 'softmax');
%!   theta = nninit (net, 1);
%!   nncost (theta, net, X, y);
%!   nnhessmult (theta, theta, net, X, y);
%!   nninputgrad (theta, net, X, y);
%!   nnnumgrad (theta, net, X, y);
%!   nnreshape (theta, net);
%!   quick = {'IterationLimit', 2, 'Verbose', 0};
%!   [theta, info] = nntrain (net, X, y, 'ValidationData', {X, y}, 'Standardize', true, ...
%!                            'Checkpoint', 'predict', quick{:});
%!   nntrain (net, X, y, 'ValidationData', {X, y}, 'Standardize', true, 'Checkpoint', 'predict', ...
%!            'Resume', 'predict', 'IterationLimit', 3, 'Verbose', 0);
%!   nntrain (net, X, y, 'Solver', 'adam', 'Epochs', 1, 'Verbose', 0);
%!   T = nnselect (net, X, y, 'Lambda', [0 1], 'KFold', 2, quick{:});
%!   M = nnassess (theta, net, X, y);
%!   evalc ('nnassess (theta, net, X, y)');
%!   report = nncheck (@(t) nncost (t, net, X, y), theta, net, X, y, 'Verbose', false);
%!   evalc ('nncheck (@(t) nncost (t, net, X, y), theta, net, X, y)');
%!   fminlbfgs (@(t) nncost (t, net, X, y), theta, optimset ('GradObj', 'on', 'MaxIter', 2));
%!   for file = {'count.json', 'predict.c', 'exported.m'}
%!     nnexport (theta, net, file{1});
%!   end
%!   nnimport ('count.json');
%!   if drawable
%!     figure ('visible', 'off');
%!     for what = {{info}, {report}, {theta, net}, {M}, {T}, {y, nnpredict(theta, net, X)}}
%!       nnplot (what{1}{:});
%!     end
%!   end
%! unwind_protect_cleanup
%!   cd (here);
%!   close (setdiff (get (0, 'children'), before));
%!   rmpath (folder);
%!   confirm_recursive_rmdir (false, 'local');
%!   rmdir (folder, 's');
%! end_unwind_protect

## A file is the one with the given name, and never another one of the load path.
%!function message = said (f)
%!  message = 'no error';
%!  try
%!    f ();
%!  catch e
%!    message = e.message;
%!  end
%!endfunction
%!test
%! here = pwd ();
%! folder = tempname ();
%! mkdir (folder);
%! unwind_protect
%!   cd (folder);                          # empty; nndigits.m lies on the load path
%!   net = nncreate ([1 1]);
%!   assert (! isempty (strfind (said (@() nnreadidx ('nndigits.m')), 'must be a file that can be read')))
%!   assert (! isempty (strfind (said (@() nnimport ('nndigits.m')), 'must be a file that can be read')))
%!   assert (! isempty (strfind (said (@() nntrain (net, 1, 1, 'Resume', 'nndigits.m')), ...
%!                               'nndigits.m cannot be read')))
%!   warning ('off', 'backprop:oneclass', 'local');
%!   nntrain (net, [1; 2], [0; 1], 'Checkpoint', 'nndigits.m', 'Verbose', 0, 'IterationLimit', 1);
%!   assert (exist ('./nndigits.m', 'file'), 2)
%! unwind_protect_cleanup
%!   cd (here);
%!   confirm_recursive_rmdir (false, 'local');
%!   rmdir (folder, 's');
%! end_unwind_protect
