function yes = call_without_output (e, f)
% CALL_WITHOUT_OUTPUT  Whether an error says that a function did not set its last output.
%
%   yes = call_without_output (e)      e: what was caught, or its message and identifier
%   yes = call_without_output (e, f)   or does not have this output; f: the function, a name
%                                      or a handle

% SPDX-License-Identifier: GPL-3.0-or-later

yes = strcmp (e.identifier, 'MATLAB:unassignedOutputs') ...
      || ~ isempty (regexp (e.message, ['element number [12] undefined|', ...
                                        'value on (the )?right hand side|', ...
                                        '^invalid number of output arguments|', ...
                                        '^Output argument ".*not assigned'], 'once'));
called = regexp (e.message, '^(\w+): function called with too many outputs', 'tokens', 'once');
if nargin > 1 && ~ isempty (called)
  if ~ ischar (f)
    f = func2str (f);
  end
  body = regexprep (f, '^@\([^)]*\) *', '');            % of an anonymous function
  yes = ~ isempty (regexp (body, ['^@?', called{1}, '( ?\(|$)'], 'once'));
elseif nargin > 1 && any (strcmp (e.identifier, {'MATLAB:TooManyOutputs', 'MATLAB:maxlhs'}))
  yes = nargout (f) < 2;        % else it is a call inside f; of an anonymous one -1
end
end

%!test % Octave's words, and MATLAB's
%! says = @(text) struct ('message', text, 'identifier', '');
%! assert (! call_without_output (says ('''grad'' undefined')))
%! assert (call_without_output (struct ('message', '', 'identifier', 'MATLAB:unassignedOutputs')))
%! for text = {'element number 2 undefined in return list', ...
%!             'Output argument "grad" (and maybe others) not assigned during call to "f".', ...
%!             ['Output argument "grad" (and possibly others) not assigned a value in the ', ...
%!              'execution with "f" function.']}
%!   assert (call_without_output (says (text{1})))
%! end
%! for id = {'MATLAB:TooManyOutputs', 'MATLAB:maxlhs'}
%!   e = struct ('message', 'Too many output arguments.', 'identifier', id{1});
%!   assert (call_without_output (e, 'trapz') && call_without_output (e, @(t) trapz (t)))
%!   assert (! call_without_output (e, 'fminlbfgs'))
%! end
%!test % functions that have one output
%! for f = {@(t) 3, @(t) sum (t), @(t) trapz (t), @trapz, 'trapz'}
%!   try
%!     [a, b] = feval (f{1}, 1);
%!     assert (false)
%!   catch e
%!     assert (call_without_output (e, f{1}))
%!     assert (! call_without_output (e, @(t) log (trapz (t))) ...
%!             || isempty (strfind (e.message, 'too many')))
%!   end
%! end
