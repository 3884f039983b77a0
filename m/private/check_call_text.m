function text = check_call_text (c, name)
% CHECK_CALL_TEXT  A call of check_problems as lines to paste.
%
%   text = check_call_text (c, name)

% SPDX-License-Identifier: GPL-3.0-or-later

if isempty (regexp (name, '^\w+$', 'once'))
  name = 'f';                            % an anonymous function
end
results = {'J', '[J, grad]'};
text = sprintf ('%s = %s (%s, %d, %d, %d, ...\n    %s, ...\n    %s, %g)', results{c.outputs}, ...
                name, c.text.theta, c.n, c.h, c.K, c.text.X, c.text.y, c.lambda);
end

%!test % pasted, it is the call
%! c = check_problems ()(2);
%! [J, grad] = nnCostFunction (c.theta, c.n, c.h, c.K, c.X, c.y, c.lambda);
%! text = check_call_text (c, 'nnCostFunction');
%! eval (['a = ', regexprep(text, '^.*?= ', ''), ';']);
%! assert (a, J)
%! assert (max (cellfun (@numel, strsplit (text, sprintf ('\n')))) <= 68)
