function examples (team)
% EXAMPLES  Whether the time is proportional to the number of examples.

% SPDX-License-Identifier: GPL-3.0-or-later

sizes = [400 25 10];
m = 10 .^ (2:6);
if team.quick
  m = 10 .^ (2:4);
end
held = cumsum (m) * sizes(1) * 8 < 0.6 * free_memory ();
fprintf (['\nm x 400-25-10, double, [J, grad]: time an example, and its ', ...
          'ratio to that at m = 1000\n']);
if ~ all (held)
  fprintf ('  too large for this machine''s memory: m =%s\n', ...
           sprintf (' %d', m(~ held)));
end
m = m(held);
entrants = {};
for i = 1:numel (m)
  entrants{i} = entrant (team.package, 'm', m(i), 'sizes', sizes);
end
entrants{end+1} = reference (team, 'double');
seconds = race (team, entrants, 25);
least = best (seconds)(1:numel (m)) ./ m;
median = middle (seconds)(1:numel (m)) ./ m;
flops = entrants{1}.flops / m(1);
peak = entrants{end}.flops ./ [best(seconds(:, end)), middle(seconds(:, end))];
fprintf ('  %-10s %11s %11s   %-13s  %s\n', 'm', 'best', 'median', ...
         '% of ref', 'against m = 1000');
for i = 1:numel (m)
  each = [least(i), median(i)];
  fprintf ('  %-10d %8.1f ns %8.1f ns   %5.1f / %5.1f  %6.3f / %6.3f\n', ...
           m(i), each * 1e9, 100 * flops ./ each ./ peak, ...
           each ./ [least(2), median(2)]);
end
end

% Free memory in bytes; 4 GB where that is not known.
function bytes = free_memory ()
bytes = 4e9;
if exist ('/proc/meminfo', 'file')
  kB = regexp (fileread ('/proc/meminfo'), 'MemAvailable:\s*(\d+)', ...
               'tokens', 'once');
  if ~ isempty (kB)
    bytes = 1024 * str2double (kB{1});
  end
end
end
