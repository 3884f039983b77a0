## Names of activations, losses and solvers: nncreate and nntrain take those of the slow
## references, and the help and the manual have all of them.
## SPDX-License-Identifier: GPL-3.0-or-later

## The values of an option, taken from the error for a wrong value: 'must be A, B or C'.
%!function names = offered (f, option)
%!  try
%!    f ();
%!  catch e
%!    list = regexp (e.message, [option, ' must be (.*), but is'], 'tokens', 'once'){1};
%!    names = strsplit (strrep (list, ' or ', ', '), ', ');
%!    return
%!  end
%!  error ('nothing was refused');
%!endfunction

%!function text = manual ()
%!  text = fileread (fullfile (fileparts (which ('nncreate')), '..', 'doc', 'manual.md'));
%!endfunction

## Raises an error for the first name that is not in the text; around is the character before
## and after the name.
%!function in_text (names, text, around, where)
%!  for name = names
%!    assert (~ isempty (regexp (text, [around, '\<', name{1}, '\>', around], 'once')), ...
%!            sprintf ('%s does not have %s%s%s', where, around, name{1}, around))
%!  end
%!endfunction

%!test % activations
%! [hidden, rows] = activations_reference ();
%! assert (offered (@() nncreate ([1 1 1], 'Activation', 7), 'Activation'), hidden)
%! assert (offered (@() nncreate ([1 1], 'Output', 7), 'Output'), fieldnames (rows)')
%! in_text (fieldnames (rows)', help ('nncreate'), '''', 'help nncreate')
%! rule = help ('nninit');
%! in_text (fieldnames (rows)', rule(strfind (rule, 'Every weight'):end), '', 'help nninit')
%! in_text (fieldnames (rows)', manual (), '`', 'the manual')
%!test % losses, and the output functions that each loss can have
%! endings = endings_reference ();
%! losses = unique (endings(2,:));
%! assert (sort (offered (@() nncreate ([1 1], 'Loss', 7), 'Loss')), losses)
%! in_text (losses, help ('nncreate'), '''', 'help nncreate')
%! in_text (losses, manual (), '', 'the manual')
%! [~, rows] = activations_reference ();
%! accepted = cell (2, 0);
%! for loss = losses
%!   for output = fieldnames (rows)'
%!     try
%!       nncreate ([1 2], 'Output', output{1}, 'Loss', loss{1});
%!       accepted(:, end + 1) = [output; loss];
%!     catch e
%!       assert (e.identifier, 'backprop:option')
%!     end
%!   end
%! end
%! joined = @(list) sort (strcat (list(1,:), '+', list(2,:)));
%! assert (joined (accepted), joined (endings))
%!test % solvers
%! solvers = offered (@() nntrain (nncreate ([1 1]), 1, 1, 'Solver', 7), 'Solver');
%! assert (numel (solvers) > 3)
%! in_text (solvers, help ('nntrain'), '''', 'help nntrain')
%! in_text (solvers, manual (), '''', 'the manual')
