## The examples run unchanged, in an empty folder and without a display, and print the
## numbers that their comments have.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function file = shipped (name)
%!  file = fullfile (fileparts (fileparts (which ('nncost'))), 'examples', name);
%!endfunction

## The output of an example, and the names of the files that it writes.
%!function [text, left] = run_example (name)
%!  folder = tempname ();
%!  assert (mkdir (folder))
%!  back = cd (folder);
%!  cleaning = onCleanup (@() leave (back, folder));
%!  text = alone (shipped ([name, '.m']));
%!  left = setdiff (readdir (folder)', {'.', '..'});
%!endfunction
%!function leave (back, folder)
%!  close ('all');
%!  cd (back);
%!  confirm_recursive_rmdir (false, 'local');
%!  rmdir (folder, 's');
%!endfunction

## Runs a script in a function of its own, so that it changes no variable of the test.
%!function text = alone (file)
%!  text = evalc ('source (file)');
%!endfunction

%!function value = number (text, after)
%!  value = str2double (regexp (text, [after, '\s+(-?[\d.]+)'], 'tokens', 'once'){1});
%!endfunction

## Where no picture can be drawn, an example says so and continues.
%!function assert_pictures (left, names)
%!  if isempty (available_graphics_toolkits ())
%!    assert (isempty (left))
%!  else
%!    assert (left, names)
%!  end
%!endfunction

%!test % all numbers of Mazur's article are those of the package, rounded
%! text = run_example ('mazur');
%! pairs = regexp (text, '(-?\d+\.\d+) +(-?\d+\.\d{11})\n', 'tokens');
%! assert (numel (pairs), 27)
%! for k = 1:numel (pairs)
%!   digits = numel (strsplit (pairs{k}{1}, '.'){2});
%!   assert (str2double (pairs{k}{2}), str2double (pairs{k}{1}), 1.001 * 10 ^ -digits)
%! end
%! assert (number (text, 'the total, J +0\.298371109'), 0.298371108760, 1e-11)
%! assert (number (text, '  the error +0\.0000351085'), 3.51085e-5, 5e-10)

%!test % the network learns XOR, which it cannot without a hidden layer
%! [text, left] = run_example ('xor');
%! rows = regexp (text, '(\d)  (\d)  \|  (\d)  \|  ([\d.]+)  \|  ([\d.]+)', 'tokens');
%! rows = str2double (vertcat (rows{:}));
%! assert (rows(:,1:3), [0 0 0; 0 1 1; 1 0 1; 1 1 0])
%! assert (rows(:,4), [0; 1; 1; 0], 0.05)
%! assert (rows(:,5), [0.5; 0.5; 0.5; 0.5], 0.01)
%! assert_pictures (left, {'xor.png'})

%!test % sparse units have small mean activations, and tell more about the label
%! [text, left] = run_example ('autoencoder');
%! rows = str2double (vertcat (regexp (text, ...
%!   '(?:plain|sparse) +([\d.]+) +([\d.]+) +([\d.]+) %', 'tokens'){:}));
%! assert (rows(:,1), [0.5; 0.06], 0.02)
%! assert (rows(1,2) < rows(2,2) && rows(2,2) < 0.12)
%! assert (rows(:,3) > 95)
%! assert_pictures (left, {'autoencoder.png'})

%!test % each mistake is found, and no mistake is reported where there is none
%! [text, left] = run_example ('gradients');
%! for said = {'The gradient is not that of J (in 1 of 2 entries)', ...
%!             'The bias columns are regularized in the gradient', ...
%!             'J and the gradient are the network''s', ...
%!             'd{2} is the first that differs: it is multiplied by g (z) instead of', ...
%!             '6 of 43 entries are wrong'}
%!   assert (! isempty (strfind (text, said{1})), said{1})
%! end
%! assert_pictures (left, {'gradients.png'})

%!test % the network predicts the strength of concrete better than linear regression
%! [text, left] = run_example ('regression');
%! [linear, network] = deal (number (text, 'linear regression'), number (text, '  network'));
%! assert (linear, 10.71, 0.02)
%! assert (network < 0.7 * linear)
%! assert_pictures (left, {'regression.png'})

%!test % the table is the published one: size, range of ages and strengths, first row
%! table = dlmread (shipped ('concrete.csv'), ',', 1, 0);
%! assert (size (table), [1030, 9])
%! assert (rows (unique (table(:,1:7), 'rows')), 427)
%! assert (table(1,:), [540 0 0 162 2.5 1040 676 28 79.99])
%! assert (all (table(:) >= 0))
%! assert ([min(table(:,8)), max(table(:,8))], [1, 365])
%! assert ([min(table(:,9)), max(table(:,9))], [2.33, 82.6])
