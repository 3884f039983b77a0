## Lessons: each runs unchanged and prints the numbers of its comments. (Lessons that take
## long are in long/lessons.tst, some others in examples.tst.)
## SPDX-License-Identifier: GPL-3.0-or-later

%!function assert_said (name, said)
%!  [text, left] = run_lesson (name);
%!  for words = said
%!    assert (! isempty (strfind (text, words{1})), [words{1}, ' is not in ', text])
%!  end
%!  if ! isempty (available_graphics_toolkits ())
%!    assert (left, {[name, '.png']})
%!  end
%!endfunction

%!test
%! assert_said ('circuits', {'df/dx -8, df/dy 6', 'df/dz 2, df/dw 0', 'reverse mode, 1 pass      de/da 2, de/db 5', ...
%!   '13 passes forward agree with one back', '400-25-10        10285            20750        210842500    10161'})
%!test
%! assert_said ('chainrule', {'J = -log (h) = 0.4950', '= 0.062524', 'is the product of the chain: 0.062524', ...
%!   'J falls by 0.03011; the gradient predicts 0.03084'})
%!test
%! assert_said ('slips', {'none             J and gradient: J and the gradient are the network''s', ...
%!   'l = 1            J and gradient: J and the gradient are the network''s', ...
%!   'instead of sigmoidGradient in delta2', 'Only Theta2 is regularized in J', 'none             2.49'})
%!test
%! assert_said ('batchnorm', {'The gradient is that of J (49 entries agree)', ...
%!   'The gradient is not that of J (in 24 of 49 entries)'})
%!test # the step with the least error, and the checks that a wrong gradient passes
%! text = run_lesson ('deceived');
%! rows = str2double (vertcat (regexp (text, ...
%!   '(?:\)) +([\d.e+-]+) +([\d.e+-]+)\n', 'tokens'){:}));
%! assert (rows([1 2],1) < 1e-9)
%! assert (rows([1 2],2) > 0.01)
%! assert (! isempty (strfind (text, 'The bias columns are regularized in the gradient')))

## The lesson fashion, with a few images made here: a bright row of pixels marks the class.
%!function write_idx (folder, name, values, sizes)
%!  file = fullfile (folder, name);
%!  f = fopen (file, 'w');
%!  fwrite (f, [0, 0, 8, numel(sizes)]);
%!  fwrite (f, sizes, 'uint32', 0, 'ieee-be');
%!  fwrite (f, values);
%!  fclose (f);
%!  gzip (file);
%!endfunction
%!test
%! folder = tempname ();
%! mkdir (folder);
%! before = getenv ('FASHION_MNIST');
%! unwind_protect
%!   setenv ('FASHION_MNIST', folder);
%!   problem = '';
%!   try
%!     run_lesson ('fashion');
%!   catch e
%!     problem = e.message;
%!   end
%!   assert (problem, ['fashion: Fashion-MNIST is not in ', folder, '; help fashion says how to get it'])
%!   y = mod (0:199, 10);
%!   images = reshape (mod (1:28*28*200, 97), 28, 28, 200);
%!   for t = 1:200
%!     images(:,5+y(t),t) = 255;             % in an idx file the rows of an image follow each other
%!   end
%!   write_idx (folder, 'train-images-idx3-ubyte', images, [200 28 28]);
%!   write_idx (folder, 'train-labels-idx1-ubyte', y, 200);
%!   write_idx (folder, 't10k-images-idx3-ubyte', images(:,:,1:50), [50 28 28]);
%!   write_idx (folder, 't10k-labels-idx1-ubyte', y(1:50), 50);
%!   assert_said ('fashion', {'200 images to learn from, 50 to be tested on', ...
%!     'Network 784-400-200-10, 396210 parameters', 'Right on the test images: 100.00 %'})
%! unwind_protect_cleanup
%!   setenv ('FASHION_MNIST', before);
%!   confirm_recursive_rmdir (false, 'local');
%!   rmdir (folder, 's');
%! end_unwind_protect
