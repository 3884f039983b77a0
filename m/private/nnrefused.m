function yes = nnrefused (e)
% NNREFUSED  Whether a function was not found, or does not take the arguments it was given.
%
%   yes = nnrefused (e)          e: what was caught

% SPDX-License-Identifier: GPL-3.0-or-later

yes = any (strcmp (e.identifier, {'Octave:invalid-fun-call', 'MATLAB:TooManyInputs', ...
                                  'MATLAB:TooManyOutputs'})) ...
      || ~ isempty (regexp (e.message, ['^Invalid call to|called with too many|', ...
                                        '^feval: function ''\w+'' not found'], 'once'));
end

%!test
%! for f = {@sin, 'no_such_function', @(a) a, @() deal (1, 2)}
%!   try
%!     [a, b] = feval (f{1}, 1, 2, 3);
%!     assert (false)
%!   catch e
%!     assert (nnrefused (e))
%!   end
%! end
%! try
%!   [1 2] * [3 4];
%! catch e
%!   assert (nnrefused (e), false)
%! end
