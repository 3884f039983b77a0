function yes = call_without_output (e)
% CALL_WITHOUT_OUTPUT  Whether a function has not set the last output that was asked for.
%
%   yes = call_without_output (e)      e: what was caught, or its message and identifier

% SPDX-License-Identifier: GPL-3.0-or-later

yes = strcmp (e.identifier, 'MATLAB:unassignedOutputs') ...
      || ~ isempty (regexp (e.message, ['element number 2 undefined|', ...
                                        '^Output argument ".*not assigned'], 'once'));
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
