function n = parse_count (n, name, least)
% PARSE_COUNT  A whole number that is not below a limit, as a double; or an error.
%
%   n = parse_count (n, name, least)
%
%   name   'FUNCTION: ARGUMENT', for the error's message.

% SPDX-License-Identifier: GPL-3.0-or-later

wanted = sprintf ('%s must be a whole number of at least %d', name, least);
if ~ (isnumeric (n) || islogical (n)) || ~ isreal (n)
  error ('backprop:type', '%s, but is %s', wanted, describe_value (n));
end
if numel (n) ~= 1 || ~ (n >= least && n < Inf && n == fix (n))
  error ('backprop:value', '%s, but is %s', wanted, describe_value (n));
end
n = double (n);
end
