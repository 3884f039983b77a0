function yes = check_refused (e)
% CHECK_REFUSED  Whether a function was not found, or does not take the given arguments.
%
%   yes = check_refused (e)          e: what was caught

% SPDX-License-Identifier: GPL-3.0-or-later

yes = any (strcmp (e.identifier, {'Octave:invalid-fun-call', 'MATLAB:TooManyInputs', ...
                                  'MATLAB:TooManyOutputs', 'MATLAB:maxlhs'})) ...
      || ~ isempty (regexp (e.message, ['^Invalid call to|called with too many|', ...
                                        '^Too many (in|out)put arguments|', ...
                                        '^feval: function ''\w+'' not found'], 'once'));
end

%!test
%! for f = {@sin, 'no_such_function', @(a) a, @() deal (1, 2)}
%!   try
%!     [a, b] = feval (f{1}, 1, 2, 3);
%!     assert (false)
%!   catch e
%!     assert (check_refused (e))
%!   end
%! end
%! try
%!   [1 2] * [3 4];
%! catch e
%!   assert (check_refused (e), false)
%! end
