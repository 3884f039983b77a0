function c = check_call (fcn, c)
% CHECK_CALL  Makes a call of check_problems: J, grad, what it printed, and its error, if any.
%
%   c = check_call (fcn, c)
%
%   fcn   a name or a handle: [J, grad] = fcn (theta, n, h, K, X, y, lambda); with
%         c.outputs 1 only J is requested
%
%   After Ctrl-C it is not called, and there is the error backprop:interrupt (check_interrupted).

% SPDX-License-Identifier: GPL-3.0-or-later

check_interrupted ();
J = [];
grad = [];
arguments = {c.theta, c.n, c.h, c.K, c.X, c.y, c.lambda};
try
  if c.outputs == 2
    c.printed = evalc ('[J, grad] = feval (fcn, arguments{:});');
  else
    c.printed = evalc ('J = feval (fcn, arguments{:});');
  end
catch e
  c.problem = struct ('message', readable_text (e.message), 'identifier', e.identifier, ...
                      'stack', {e.stack});
  J = [];
  grad = [];
end
c.printed = readable_text (c.printed);
c.J = J;
c.grad = grad;
end
