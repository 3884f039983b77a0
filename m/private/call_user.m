function [J, grad, text] = call_user (fcn, theta, outputs, silent)
% CALL_USER  Calls the user's function; an error in it is raised again, with the call in it.
%
%   [J, grad, text] = call_user (fcn, theta, outputs, silent)
%
%   outputs   1: only J; grad is []
%   silent    true: what it prints goes to text and not to the screen
%
%   After Ctrl-C it raises the error backprop:interrupt (check_interrupted) instead.

% SPDX-License-Identifier: GPL-3.0-or-later

check_interrupted ();
grad = [];
text = '';
try
  if silent && outputs == 1
    text = evalc ('J = fcn (theta);');
  elseif silent
    text = evalc ('[J, grad] = fcn (theta);');
  elseif outputs == 1
    J = fcn (theta);
  else
    [J, grad] = fcn (theta);
  end
catch e
  if outputs == 2 && call_without_output (e, fcn)
    error ('backprop:cost', ['nncheck: fcn must return the cost and its gradient, ', ...
           '[J, grad] = fcn (theta), but returned one value']);
  end
  id = e.identifier;
  if isempty (id)
    id = 'backprop:cost';
  end
  words = {'J = fcn (theta)', '[J, grad] = fcn (theta)'};
  error (id, 'nncheck: %s stopped%s: %s', words{outputs}, place (e), e.message);
end
end

function text = place (e)
text = '';
if ~ isempty (e.stack) && ~ any (strcmp (e.stack(1).name, {'call_user', '@<anonymous>'}))
  text = sprintf (' in %s, line %d', e.stack(1).name, e.stack(1).line);
end
end
