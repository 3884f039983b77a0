## nnbuild: an engine compiled by nnbuild in Octave gives the same bits.
## SPDX-License-Identifier: GPL-3.0-or-later

## Trains in a new process of Octave, with the gateway in the given folder.
%!function bits = run_with (gateway, m, work)
%!  file = fullfile (work, 'out.mat');
%!  script = fullfile (work, 'script.m');
%!  f = fopen (script, 'w');
%!  fprintf (f, ['addpath (''%s'', ''%s'');\n[X, y] = nndigits ();\n', ...
%!    'net = nncreate ([64 25 10], ''Lambda'', 1);\n', ...
%!    'theta = nntrain (net, X, y, ''Seed'', 1, ''IterationLimit'', 20, ''Verbose'', 0);\n', ...
%!    '[J, g] = nncost (single (theta), net, X, y);\n', ...
%!    '[n, isa] = nnthreads ();\nwhere = which (''backprop_mex'');\n', ...
%!    'save (''-binary'', ''%s'', ''theta'', ''J'', ''g'', ''isa'', ''where'');\n'], ...
%!    m, gateway, file);
%!  fclose (f);
%!  [status, said] = system (sprintf ('octave-cli --norc --no-history --quiet "%s" 2>&1', script));
%!  assert (status, 0, said)
%!  bits = load (file);
%!endfunction

%!test
%! m = fileparts (which ('nncost'));
%! ours = fileparts (which ('backprop_mex'));
%! folder = tempname (pwd ());
%! mkdir (folder);
%! flags = getenv ('CFLAGS');
%! text = evalc ('file = nnbuild (folder);');
%! assert (getenv ('CFLAGS'), flags)
%! assert (file, fullfile (folder, 'backprop_mex.mex'))
%! assert (! isempty (strfind (text, file)))
%! new = run_with (folder, m, folder);
%! old = run_with (ours, m, folder);
%! assert (new.where, file)
%! assert (! strcmp (old.where, file))
%! assert (new.isa, old.isa)
%! assert (isequal (new.theta, old.theta) && isequal (new.J, old.J) && isequal (new.g, old.g))

## Sources that cannot be compiled: the kernels, which is said and no error; and others. Flags
## of the user's are kept.
%!test
%! work = tempname (pwd ());
%! mkdir (work);
%! copyfile (fullfile (fileparts (fileparts (which ('nncost'))), 'src', '*'), work);
%! for name = {'kernels/tiles/panels.c', 'backprop.c'}
%!   f = fopen (fullfile (work, 'core', name{1}), 'w');
%!   fputs (f, "#error broken\n");
%!   fclose (f);
%! end
%! flags = getenv ('CFLAGS');
%! setenv ('CFLAGS', '-DMINE');
%! fault = '';
%! unwind_protect
%!   text = evalc ('try, nnbuild (work, ''Sources'', work); catch e, fault = e.message; end');
%!   assert (getenv ('CFLAGS'), '-DMINE')
%! unwind_protect_cleanup
%!   setenv ('CFLAGS', flags);
%! end_unwind_protect
%! assert (fault, sprintf ('nnbuild: the compiler must build all of the sources, but not %s', ...
%!                         fullfile (work, 'core', 'backprop.c')))
%! assert (! isempty (regexp (text, ['nnbuild: the compiler cannot build the kernels for [^\n]*: the ', ...
%!                                   'BLAS does the products of matrices\n'], 'once')))
