function s = parse_sizes (net, caller)
% PARSE_SIZES  The layers' sizes of a network, or an error.
%
%   s = parse_sizes (net, caller)
%
%   For functions that do not call the gateway, which checks net itself.

% SPDX-License-Identifier: GPL-3.0-or-later

if ~ isstruct (net) || numel (net) ~= 1
  error ('backprop:type', '%s: net must be a struct from nncreate, but is %s', ...
         caller, describe_value (net));
end
if ~ isfield (net, 'Sizes')
  error ('backprop:network', ...
         '%s: net must come from nncreate, but has no field Sizes', caller);
end
s = net.Sizes;
if ~ isa (s, 'double') || issparse (s) || ~ isreal (s) || numel (s) < 2 || any (s(:) < 1) ...
   || ~ all (isfinite (s(:))) || any (s(:) ~= fix (s(:)))
  error ('backprop:network', ['%s: net.Sizes must be two or more whole numbers ', ...
         'from 1, but is %s'], caller, describe_value (s));
end
s = s(:)';
end
