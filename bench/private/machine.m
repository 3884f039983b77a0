function machine (team)
% MACHINE  Print the machine, the settings and the competitors.

% SPDX-License-Identifier: GPL-3.0-or-later

fprintf ('Machine    %s, %d cores\n', processor (), nproc ());
fprintf ('Package    %s threads, instruction set %s\n', ...
         strsplit (team.package.about){:});
fprintf ('Course     %s\n', team.course.about);
fprintf ('ref        %s\n', team.ref.about);
for i = 1:numel (team.peers)
  fprintf ('%-10s %s\n', team.peers{i}.name, team.peers{i}.about);
end
for name = {'OPENBLAS_CORETYPE', 'OPENBLAS_L2_SIZE', 'OPENBLAS_NUM_THREADS', ...
            'OMP_NUM_THREADS', 'BACKPROP_ISA'}
  if ~ isempty (getenv (name{1}))
    fprintf ('Set here   %s=%s\n', name{1}, getenv (name{1}));
  end
end
fprintf ('Again      make bench');
for name = {'QUICK', 'ONLY'}
  if ~ isempty (getenv (name{1}))
    fprintf (' %s=''%s''', name{1}, getenv (name{1}));
  end
end
fprintf ('\n');
end

function name = processor ()
name = 'unknown processor';
if exist ('/proc/cpuinfo', 'file')
  found = regexp (fileread ('/proc/cpuinfo'), 'model name\s*:\s*([^\n]*)', ...
                  'tokens', 'once');
  if ~ isempty (found)
    name = found{1};
  end
end
end
