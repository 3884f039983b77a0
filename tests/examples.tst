## The examples run as they stand, without a display, and find their numbers.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function said = run_example (name)
%!  tests = fileparts (which ('nncost_reference'));
%!  warning ('off', 'all', 'local');
%!  said = evalc (sprintf ('source (''%s'');', ...
%!                         fullfile (tests, '..', '..', 'examples', [name, '.m'])));
%!endfunction
%!test
%! said = run_example ('mazur');
%! assert (~ isempty (strfind (said, '0.298371109                (0.298371109)')))
%! assert (~ isempty (strfind (said, '0.0000351085               (0.0000351085)')))
%! assert (~ isempty (strfind (said, '0.358916480 0.408666186 0.511301270 0.561370121')))
%!test
%! said = run_example ('xor');
%! assert (~ isempty (regexp (said, '  1  0    1   (1\.0000|0\.99\d\d)')))
%! assert (exist ('xor.png', 'file'), 2)
%!test
%! said = run_example ('regression');
%! assert (exist ('regression.png', 'file'), 2)
