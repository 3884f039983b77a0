function report = nnprogress (verbose, what)
% NNPROGRESS  A line that says how far it is, beyond two seconds.
%
%   report = nnprogress (verbose, what)
%
%   report   handle: report (i, n) after step i of n; report ([], []) at the end

% SPDX-License-Identifier: GPL-3.0-or-later

started = tic;
report = @(i, n) show (started, verbose, what, i, n);
end

function show (started, verbose, what, i, n)
persistent shown
if ~ verbose || toc (started) < 2 || (~ isempty (i) && ~ isempty (shown) && toc (shown) < 0.5)
  return
end
if isempty (i)
  if ~ isempty (shown)
    fprintf ('\r%s\r', blanks (60));
  end
  shown = [];
else
  text = sprintf ('nncheck: %s %d of %d, %.0f s', what, i, n, toc (started));
  fprintf ('\r%s', [text, blanks(60 - numel (text))]);
  shown = tic;
end
if exist ('OCTAVE_VERSION', 'builtin')
  fflush (stdout);
end
end
