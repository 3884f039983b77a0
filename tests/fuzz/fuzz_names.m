function names = fuzz_names (source)
% FUZZ_NAMES  The names of all functions to call: the public ones and those of the gateways.
%
% names = fuzz_names (source) is a cell; 'backprop_mex cost' is a function of a gateway.
% nnbuild is left out, because it compiles for minutes.

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
