function names = fuzz_names (source)
% FUZZ_NAMES  All that can be called: the public functions, and what the gateway has.
%
% names = fuzz_names (source): a cell; 'backprop_mex cost' is a function of a gateway.
% Without nnbuild, which compiles for minutes.

% SPDX-License-Identifier: GPL-3.0-or-later

index = fileread (fullfile (source, 'INDEX'));
public = regexp (index, '^ (\w+)$', 'tokens', 'lineanchors');
gateway = fileread (fullfile (source, 'src', 'mex', 'backprop_mex.c'));
inside = regexp (gateway, '\{ "(\w+)", gateway_', 'tokens');
names = [setdiff([public{:}], 'nnbuild'), strcat('backprop_mex', {' '}, [inside{:}])];
if exist ('backprop_mpi', 'file') == 3
  names = [names, strcat('backprop_mpi', {' '}, {'begin', 'sum', 'term'})];
end
end
