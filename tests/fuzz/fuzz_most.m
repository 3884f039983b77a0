function outputs = fuzz_most (name)
% FUZZ_MOST  The numbers of outputs with which a function of the gateway may be called.

% SPDX-License-Identifier: GPL-3.0-or-later

most = struct ('nncost', 1:6, 'cost', 1:6, 'forward', 1:3, 'measure', 2, 'batches', 1:7, ...
               'hold', 0, 'threads', 1:2, 'lbfgs', 1:3, ...
               'begin', 1:4, 'sum', 1:3, 'term', 0);
name = name(14:end);
outputs = 1;
if isfield (most, name)
  outputs = most.(name);
end
end
