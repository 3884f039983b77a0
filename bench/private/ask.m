function [reply, ok] = ask (server, line)
% ASK  Ask a competitor, wait for its answer, and then until its threads sleep.
%
%   [reply, ok] = ask (server, line)
%
%   ok   whether the answer is one; if not, reply is the reason
%   Waiting threads of OpenMP and of the BLAS spin for a while before they
%   sleep: the next competitor must not share the cores with them.

% SPDX-License-Identifier: GPL-3.0-or-later

ok = false;
reply = server.about;
if ~ server.alive
  return
end
fprintf (server.in, '%s\n\n', line);
fflush (server.in);
reply = '';
while isempty (reply)
  reply = fgetl (server.out);
end
if ~ ischar (reply)
  reply = 'it ended (memory?)';
elseif strncmp (reply, 'error ', 6)
  reply = reply(7:end);
else
  ok = true;
end
await_sleep (server.pid);
end

function await_sleep (pid)
start = tic ();
while toc (start) < 0.5
  files = glob (sprintf ('/proc/%d/task/*/stat', pid));
  if isempty (files)
    pause (0.05);                  % no /proc here
    return
  end
  if ~ any (cellfun (@runs, files))
    return
  end
  pause (0.001);
end
end

function yes = runs (file)
try                                % the thread may be gone by now
  yes = ~ isempty (regexp (fileread (file), '\) R', 'once'));
catch
  yes = false;
end
end
