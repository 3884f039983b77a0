function pattern = diagnose_setting (name)
% DIAGNOSE_SETTING  A pattern for the places in code that set a name, whole or in part.
%
%   pattern = diagnose_setting (name)
%
%   name = ..., name(i,:) = ..., name += ..., [name, ...] = ...

% SPDX-License-Identifier: GPL-3.0-or-later

pattern = ['(?<![\w.])', name, '\s*(\(([^()=\n]|\([^()\n]*\))*\)|\{[^=\n{}]*\})?\s*[-+*/]?=(?!=)', ...
           '|\[[^\]=\n]*(?<![\w.])', name, '(?!\w)[^\]=\n]*\]\s*=(?!=)'];
end

%!test
%! sets = @(line) numel (regexp (line, diagnose_setting ('a')));
%! assert (cellfun (sets, {'a = 1', 'x = 1; a(:,2:end) = 3', 'a += 1', '[a, b] = f (a)', ...
%!                         'a == 1', 'b = a', 'aa = 1', 's.a = 2', 'b(a) = 1', ...
%!                         'a(b(2),:) = 1', 'b = a(2); c(3) = 1'}), [1 1 1 1 0 0 0 0 0 1 0])
