function select_print (T)
% SELECT_PRINT  The table of nnselect.
%
%   select_print (T)

% SPDX-License-Identifier: GPL-3.0-or-later

names = fieldnames (T);
score = names{6};
fprintf ('%9s %12s %9s %19s %19s %9s %9s %10s\n', 'Lambda', 'Hidden', 'Examples', 'cost', ...
         'validation', score, 'valid.', 'iterations');
for k = 1:numel (T)
  fprintf ('%9.4g %12s %9.4g %19s %19s %9.4f %9.4f %10.4g\n', T(k).Lambda, ...
           ['[', strtrim(sprintf ('%d ', T(k).Hidden)), ']'], T(k).Examples, ...
           with_error (T(k).cost, T(k).cost_se), ...
           with_error (T(k).validation_cost, T(k).validation_cost_se), ...
           T(k).(score), T(k).(names{7}), T(k).iterations);
end
end

function text = with_error (v, se)
text = sprintf ('%.4g', v);
if ~ isnan (se)
  text = sprintf ('%s +- %.2g', text, se);
end
end
