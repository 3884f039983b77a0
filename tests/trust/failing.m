% failing.m  Every allocation of the gateway fails in turn: tests/trust/failures runs it.
%
%   octave-cli failing.m SOURCE BUILD
%
% failing.c is preloaded.  A call that gets no memory must raise backprop:memory and no other
% error, and must not change the engine: fuzz_canary checks that.

% SPDX-License-Identifier: GPL-3.0-or-later

args = argv ();
[source, build] = args{:};
addpath (fullfile (source, 'tests', 'fuzz'), fullfile (build, 'src'), fullfile (source, 'm'));
X = reshape (sin (1:600), 60, 10);
y = 1 + mod (1:60, 4);
net = nncreate ([10 7 4], 'Lambda', 1, 'Activation', 'tanh');
theta = nninit (net, 1);
how = struct ('Memory', 3, 'Threads', 2, 'Regularization', 0.3);
zero = zeros (size (theta));
steps = struct ('Solver', 'adam', 'LearnRate', 0.01, 'BatchSize', 20, 'Beta1', 0.9, ...
                'Beta2', 0.99, 'Epsilon', 1e-8);
calls = {'nncost', 'cost', {theta, net, X, y, {'Threads', 3}}; ...
         'nncost, sparse', 'cost', {theta, net, sparse(X), y, {'Threads', 2}}; ...
         'nncost, single', 'cost', {single(theta), net, X, y, {'Threads', 2}}; ...
         'nnforward', 'forward', {theta, net, X}; ...
         'nnhessmult', 'hessmult', {theta, theta, net, X, y}; ...
         'nninputgrad', 'inputgrad', {theta, net, X, y}; ...
         'nnnumgrad', 'numgrad', {theta, net, X, y}; ...
         'batches', 'batches', {theta, zero, zero, net, X', y, {'Threads', 2}, steps, uint32(1:60)}; ...
         'begin', 'lbfgs', {'begin', theta, how}};
fuzz_canary ();
refused = zeros (1, size (calls, 1));
for c = 1:size (calls, 1)
  for n = 0:40
    clear backprop_mex                   % and what it has kept
    setenv ('BACKPROP_FAIL_AFTER', sprintf ('%d', n));
    id = '';
    out = cell (1, 1 + strcmp (calls{c, 2}, 'cost'));
    try
      [out{:}] = backprop_mex (calls{c, 2}, calls{c, 3}{:});
    catch e
      id = e.identifier;
    end
    setenv ('BACKPROP_FAIL_AFTER', '');
    if strcmp (calls{c, 2}, 'lbfgs') && isempty (id)
      backprop_mex ('lbfgs', 'free', out{1});
    end
    refused(c) = refused(c) + strcmp (id, 'backprop:memory');
    if ~ any (strcmp (id, {'', 'backprop:memory'})) || ~ fuzz_canary () ...
       || mislocked ('backprop_mex')
      error ('%s, %d allocations: <%s>, or the canary, or the lock', calls{c, 1}, n, id);
    end
  end
  fprintf ('  %s: refused memory %d times, backprop:memory each time\n', calls{c, 1}, refused(c));
end
if any (refused == 0)
  error ('nothing has failed: is failing.c preloaded?');
end
