## export.tst -- the files of nnexport, compiled or run, compared with nnforward and nnpredict.
## SPDX-License-Identifier: GPL-3.0-or-later

## The names of the activations, from the error of nncreate that lists them.
%!function names = activations ()
%!  try
%!    nncreate ([1 1 1], 'Activation', '?');
%!  catch e
%!    list = regexp (e.message, 'must be (.*), but is', 'tokens', 'once');
%!    names = regexp (list{1}, '\w+', 'match');
%!    names = names(! strcmp (names, 'or'));
%!  end
%!endfunction

## A network for each output function, with each activation in the hidden layers in turn,
## and one for each kind of class names.
%!function [nets, thetas] = networks ()
%!  names = activations ();
%!  nets = {};
%!  for k = 1:numel (names)
%!    hidden = names([k, mod(k, numel (names)) + 1]);
%!    nets{end+1} = nncreate ([3 5 4 2], 'Activation', hidden, 'Output', names{k}, ...
%!                            'Loss', 'squarederror');
%!  end
%!  nets{end+1} = nncreate ([3 4], 'Output', 'softmax', 'Shift', [1 -2 0.5], 'Scale', [2 3 0.1]);
%!  nets{end+1} = nncreate ([3 1], 'Shift', 1, 'Scale', 2);
%!  nets{end+1} = nncreate ([3 6 3], 'MultiLabel', true);
%!  nets{end+1} = nncreate ([3 2 1], 'ClassNames', [-1 1]);
%!  nets{end+1} = nncreate ([3 1], 'ClassNames', [false true]);
%!  nets{end+1} = nncreate ([3 4 4], 'ClassNames', int8 ([7 0 -3 5]), 'Output', 'softmax');
%!  nets{end+1} = nncreate ([3 3], 'ClassNames', {'b "x"', 'it''s, a', 'c\d'});
%!  nets{end+1} = nncreate ([3 3], 'ClassNames', [0.5 1 2.5]);
%!  for k = 1:numel (nets)
%!    thetas{k} = sin (7 * (1:numel (nninit (nets{k})))');
%!  end
%!endfunction

## What the exported function NAME_label must return.
%!function want = integer_labels (theta, net, X)
%!  if any (isnan (X))
%!    want = double (intmin ());
%!    return
%!  end
%!  want = nnpredict (theta, net, X);
%!  if isfield (net, 'ClassNames') && (iscell (want) || any (net.ClassNames != fix (net.ClassNames)))
%!    [~, want] = ismember (want, net.ClassNames);
%!    want -= 1;
%!  end
%!  want = double (want);
%!endfunction

%!function yes = labels_are (net)
%!  yes = any (strcmp (net.Output, {'sigmoid', 'softmax'})) && ! isfield (net, 'MultiLabel');
%!endfunction

%!function folder = scratch ()
%!  folder = tempname ();
%!  mkdir (folder);
%!endfunction

%!function scrapped (folder)
%!  confirm_recursive_rmdir (false, 'local');
%!  rmdir (folder, 's');
%!endfunction

%!function name = compiler ()
%!  name = getenv ('CC');
%!  if isempty (name)
%!    name = 'cc';
%!  end
%!endfunction

## All networks in one program, which prints the outputs and the label for each row of X.
%!testif ; ! system ('${CC:-cc} --version >/dev/null 2>&1')
%! [nets, thetas] = networks ();
%! X = [0.3 -1 2; 0 0 0; -4 1.5 0.25; 30 -20 10; 1 NaN 2];
%! folder = scratch ();
%! unwind_protect
%!   for precision = {'double', 'single'}
%!     type = {'double', 'float'}{1 + strcmp(precision{1}, 'single')};
%!     main = fopen (fullfile (folder, 'main.c'), 'w');
%!     fprintf (main, '#include <math.h>\n#include <stdio.h>\n');
%!     calls = '';
%!     for k = 1:numel (nets)
%!       name = sprintf ('net%d', k);
%!       nnexport (thetas{k}, nets{k}, fullfile (folder, [name, '.c']), 'Precision', precision{1});
%!       fprintf (main, 'void %s_predict (const %s *x, %s *h);\n', name, type, type);
%!       calls = [calls, sprintf('    %s_predict (x[i], h);\n', name), ...
%!                sprintf('    for (int k = 0; k < %d; k++) printf ("%%.17g ", (double) h[k]);\n', ...
%!                        nets{k}.Sizes(end))];
%!       if labels_are (nets{k})
%!         fprintf (main, 'int %s_label (const %s *x);\n', name, type);
%!         calls = [calls, sprintf('    printf ("%%d ", %s_label (x[i]));\n', name)];
%!       end
%!     end
%!     fprintf (main, 'static const %s x[%d][3] = {%s};\n', type, rows (X), ...
%!              strrep (sprintf ('{%.17g, %.17g, %.17g},', X'), 'NaN', 'NAN'));
%!     fprintf (main, 'int main (void)\n{\n  %s h[9];\n', type);
%!     fprintf (main, '  for (int i = 0; i < %d; i++) {\n%s  }\n  return 0;\n}\n', rows (X), calls);
%!     fclose (main);
%!     [status, text] = system (['cd ', folder, ' && ', compiler(), ' -std=c99 -Wall -Wextra ', ...
%!                               '-Werror -o all main.c net*.c -lm 2>&1 && ./all']);
%!     assert (status, 0, text)
%!     printed = sscanf (text, '%f');
%!     allowed = {1e-12, 1e-5}{1 + strcmp(type, 'float')};
%!     for i = 1:rows (X)
%!       for k = 1:numel (nets)
%!         H = nnforward (thetas{k}, nets{k}, X(i,:));
%!         away = abs (printed(1:numel (H))' - H);
         unknown = isnan (H);
         assert (isnan (printed(1:numel (H))'), unknown)
         assert (all (unknown | away <= allowed * max (abs (H), 1e-30)))
%!         printed(1:numel (H)) = [];
%!         if labels_are (nets{k})
%!           assert (printed(1), integer_labels (thetas{k}, nets{k}, X(i,:)))
%!           printed(1) = [];
%!         end
%!       end
%!     end
%!     assert (isempty (printed))
%!   end
%! unwind_protect_cleanup
%!   scrapped (folder);
%! end_unwind_protect

## The example in the exported file agrees, in both precisions; with a changed weight it fails.
%!testif ; ! system ('${CC:-cc} --version >/dev/null 2>&1')
%! [nets, thetas] = networks ();
%! folder = scratch ();
%! unwind_protect
%!   file = fullfile (folder, 'it.c');
%!   run = ['cd ', folder, ' && ', compiler(), ' -std=c99 -Wall -Wextra -Werror ', ...
%!          '-DIT_EXAMPLE -o it it.c -lm 2>&1 && ./it'];
%!   for k = [1, numel(nets) - [6 2]]
%!     for precision = {'double', 'single'}
%!       nnexport (thetas{k}, nets{k}, file, 'Precision', precision{1});
%!       [status, text] = system (run);
%!       assert (status, 0, text)
%!       assert (! isempty (strfind (text, 'agrees')))
%!     end
%!   end
%!   source = regexprep (fileread (file), '(b1\[\d+\] = \{\n  )', '$10.5f + ', 'once');
%!   f = fopen (file, 'w');
%!   fputs (f, source);
%!   fclose (f);
%!   [status, text] = system (run);
%!   assert (status, 1)
%!   assert (! isempty (strfind (text, 'differs')))
%! unwind_protect_cleanup
%!   scrapped (folder);
%! end_unwind_protect

## Exported as a function that does not need the package.
%!test
%! [nets, thetas] = networks ();
%! X = [0.3 -1 2; 0 0 0; -4 1.5 0.25; 30 -20 10];
%! folder = scratch ();
%! addpath (folder);
%! unwind_protect
%!   for k = 1:numel (nets)
%!     name = sprintf ('exported_%d', k);
%!     nnexport (thetas{k}, nets{k}, fullfile (folder, [name, '.m']));
%!     rehash ();
%!     assert (feval (name, X), nnforward (thetas{k}, nets{k}, X), -1e-12)
%!     if any (strcmp (nets{k}.Output, {'sigmoid', 'softmax'}))
%!       [~, label] = feval (name, X);
%!       want = nnpredict (thetas{k}, nets{k}, X);
%!       assert (label, want)
%!       assert (class (label), class (want))
%!     end
%!   end
%!   for k = 1:numel (nets)                            # NaN stays NaN
%!     assert (isnan (feval (sprintf ('exported_%d', k), [NaN 1 2; 1 2 3])), ...
%!             isnan (nnforward (thetas{k}, nets{k}, [NaN 1 2; 1 2 3])))
%!   end
%!   [h, label] = exported_1 ([NaN 1 2; 1 2 3]);
%!   assert (isnan (label), [true; false])
%! unwind_protect_cleanup
%!   rmpath (folder);
%!   scrapped (folder);
%! end_unwind_protect

## Exported as JSON and imported again, for all networks.
%!test
%! [nets, thetas] = networks ();
%! folder = scratch ();
%! unwind_protect
%!   file = fullfile (folder, 'net.json');
%!   for k = 1:numel (nets)
%!     nnexport (thetas{k}, nets{k}, file);
%!     [theta, net] = nnimport (file);
%!     assert (theta, thetas{k})
%!     if isfield (net, 'ClassNames') && isinteger (nets{k}.ClassNames)
%!       nets{k}.ClassNames = double (nets{k}.ClassNames);
%!     end
%!     assert (net, nets{k})
%!   end
%! unwind_protect_cleanup
%!   scrapped (folder);
%! end_unwind_protect
