## Training that is killed many times, and the progress in a file.
## SPDX-License-Identifier: GPL-3.0-or-later

%!testif ; isunix ()
%! assert (killed_training (25, 0.4) >= 10)

%!function stop = dawdle (varargin)
%!  pause (0.1);
%!  stop = false;
%!endfunction
%!test % if the output is a file: at most one line each second, and no line twice
%! if S_ISCHR (stat (stdout).mode)
%!   return                                 % run by hand in a terminal
%! end
%! net = nncreate ([2 3 1]);
%! warning ('off', 'all', 'local');
%! for more = {{'IterationLimit', 32, 'GradientTolerance', 0}, {'Solver', 'sgd', 'Epochs', 32}}
%!   clock = tic ();
%!   text = evalc (['nntrain (net, [0 0; 0 1; 1 0; 1 1], [0; 1; 1; 0], more{1}{:}, ', ...
%!                  '''OutputFcn'', @dawdle);']);
%!   seconds = toc (clock);
%!   lines = strsplit (strtrim (text), "\n");
%!   assert (numel (lines) >= 4 && numel (lines) <= seconds + 3, '%s', text)
%!   assert (numel (unique (lines)), numel (lines))
%!   assert (isempty (strfind (text, "\r")))
%!   assert (isempty (strfind (lines{end-1}, ' 32/32')), false)
%!   assert (isempty (strfind (lines{end}, ': all 32 are done')), false)
%! end
