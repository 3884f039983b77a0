function check_progress (what, i, n, known)
% CHECK_PROGRESS  Prints the progress of a check after two seconds, and when it is interrupted.
%
%   check_progress ('start', verbose)
%   check_progress (what, i, n, known)     after step i of n
%   check_progress ('done')
%   check_progress ('cut')                 from an onCleanup: nothing if it is done
%
%   what, known   'entries', '2 are wrong: theta(3), theta(7)'
%
%   After a first Ctrl-C a step ends with the error backprop:interrupt (check_interrupted). A
%   second Ctrl-C can't be caught, but clean-up runs: it has the values that this function
%   keeps, and no variables of the caller.

% SPDX-License-Identifier: GPL-3.0-or-later

persistent state
switch what
  case 'start'
    state = struct ('verbose', logical (i), 'started', tic, 'shown', [], 'text', '');
  case {'done', 'cut'}
    if isempty (state)
      return
    end
    if ~ isempty (state.shown)
      fprintf ('\r%s\r', blanks (70));
    end
    if strcmp (what, 'cut') && ~ isempty (state.text)
      fprintf ('nncheck ended early, after %s\n', state.text);
    end
    state = [];
  otherwise
    if isempty (state)                   % it was not started
      return
    end
    state.text = sprintf ('%d of %d %s; %s', i, n, what, known);
    check_interrupted ();
    recent = ~ isempty (state.shown) && toc (state.shown) < 0.5;
    if ~ state.verbose || toc (state.started) < 2 || recent
      return
    end
    text = sprintf ('nncheck: %s, %.0f s', state.text, toc (state.started));
    text = text(1:min (end, 70));
    fprintf ('\r%s', [text, blanks(70 - numel (text))]);
    state.shown = tic;
end
if exist ('OCTAVE_VERSION', 'builtin')
  fflush (stdout);
end
end
