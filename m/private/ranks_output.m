function stop = ranks_output (ranks, fcn, varargin)
% RANKS_OUTPUT  Call OutputFcn on all ranks: rank 0's answer counts.
%
%   stop = ranks_output (ranks, fcn, theta, now, state)
%
%   An error on one rank is an error on all.

% SPDX-License-Identifier: GPL-3.0-or-later

stop = false;
problem = '';
try
  stop = fcn (varargin{:});
  stop = ~ isempty (stop) && all (stop(:) ~= 0);
catch e
  problem = sprintf ('OutputFcn: %s', readable_text (e.message));
end
[unused, unused, stop] = ranks_sum (ranks, {}, [], [], stop, problem); %#ok
end
