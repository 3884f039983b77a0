function restore_warnings (before)
% RESTORE_WARNINGS  Set the states of all warnings back.
%
%   restore_warnings (before)
%
%   before   from before = warning ()
%
%   warning (before) alone leaves what has been turned off since then turned off in Octave.

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
%!test % what was on, what was off, and what nobody had spoken of
%! whole = warning ();
%! restored = onCleanup (@() restore_warnings (whole));
%! warning ('off', 'backprop:was-off');
%! before = warning ();
%! warning ('off', 'backprop:another');
%! warning ('on', 'backprop:was-off');
%! restore_warnings (before)
%! assert (state_of ('backprop:another'), 'on')
%! assert (state_of ('backprop:was-off'), 'off')
