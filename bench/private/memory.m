function memory (team)
% MEMORY  By how much one evaluation raises the peak memory of a process above its inputs.

% SPDX-License-Identifier: GPL-3.0-or-later

if ~ exist ('/proc/self/clear_refs', 'file')
  fprintf ('\n  This can only be measured on Linux.\n');
  return
end
m = fewer (team, 60000);
sizes = [784 256 10];
classes = {'double', 'single', 'uint8', 'sparse'};
who = {'package', 'course', 'torch', 'sklearn'};
fprintf ('\n%s, [J, grad], MB beyond X, y and theta\n  %-20s%s\n', ...
         title (m, sizes), 'X', sprintf ('%10s', classes{:}));
for w = reshape (who, 1, [])
  problems = '';
  for i = 1:numel (classes)
    server = start (team, w{1});
    [MB(i), problem] = peak (server, m, sizes, classes{i});
    stop (server);
    if ~ isempty (problem)
      problems = sprintf ('%s    %s: %s\n', problems, classes{i}, problem);
    end
  end
  fprintf ('  %-20s%s\n%s', server.label, sprintf ('%10.1f', MB), problems);
end
end

function [MB, problem] = peak (server, m, sizes, x)
precision = 'double';
if strcmp (x, 'single')
  precision = x;
end
line = sprintf (['id=1 m=%d sizes=%d,%d,%d precision=%s x=%s ', ...
                 'values=binary activation=sigmoid output=sigmoid ', ...
                 'lambda=1 outputs=2 call=nncost threads=0'], ...
                m, sizes, precision, x);
[reply, ok] = ask (server, ['peak ', line]);
MB = NaN;
problem = reply;
if ok
  MB = sscanf (reply, '%*f %*f %f');
  problem = '';
end
end
