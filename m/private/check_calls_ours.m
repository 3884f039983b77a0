function text = check_calls_ours (source)
% CHECK_CALLS_OURS  The line of a user's file that calls a function of this package, or ''.
%
%   text = check_calls_ours (source)
%
%   source   from check_source
%
%   sigmoid and similar functions do not count: a user may take them from this package.

% SPDX-License-Identifier: GPL-3.0-or-later

text = '';
does = '(?<![\w.])(nncost|nnCostFunction|nnnumgrad|nnhessmult|nnforward)\s*\(';
at = find (~ cellfun (@isempty, regexp (source.code, does, 'once')) ...
           & cellfun (@isempty, regexp (source.code, '^\s*function\>', 'once')), 1);
if ~ source.ours && ~ isempty (at)
  text = diagnose_quote (source, at);
end
end

%!test
%! source = check_source ('none');
%! source.code = {'function J = nnCostFunction (p)', 'a = sigmoid (z);', 'J = nncost(p);'};
%! source.lines = source.code;
%! assert (check_calls_ours (source), 'line 3: J = nncost(p);')
%! source.code{3} = 'J = mynncost (p);';
%! assert (check_calls_ours (source), '')
