function stop (server)
% STOP  End a competitor.
%
%   Closing its pipe is not enough: competitors that started later also hold it open.

% SPDX-License-Identifier: GPL-3.0-or-later

if server.pid > 0
  fprintf (server.in, 'quit\n\n');
  fclose (server.in);
  fclose (server.out);
  waitpid (server.pid);
end
end
