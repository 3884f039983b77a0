function restore_warnings (before)
% RESTORE_WARNINGS  Set the states of all warnings back.
%
%   restore_warnings (before)
%
%   before   from before = warning ()
%
%   In Octave warning (before) alone does not turn on what was turned off since then.

% SPDX-License-Identifier: GPL-3.0-or-later

warning (before);
now = warning ();
new = setdiff ({now.identifier}, {before.identifier});
if ~ isempty (new)
  all_others = before(strcmp ('all', {before.identifier})).state;
  for k = 1:numel (new)
    warning (all_others, new{k});
  end
end
end

%!function state = state_of (id)
%!  all = warning ();
%!  state = all(max ([find(strcmp (id, {all.identifier})), 1])).state;
%!endfunction
%!test % warnings that were on, that were off, and that had no state
%! whole = warning ();
%! restored = onCleanup (@() restore_warnings (whole));
%! warning ('off', 'backprop:was-off');
%! before = warning ();
%! warning ('off', 'backprop:another');
%! warning ('on', 'backprop:was-off');
%! restore_warnings (before)
%! assert (state_of ('backprop:another'), 'on')
%! assert (state_of ('backprop:was-off'), 'off')
