function ranks = ranks_begin (caller)
% RANKS_BEGIN  The processes of this MPI job, which is started if it does not run yet.
%
%   ranks = ranks_begin (caller)
%
%   caller   the public function's name, for errors and for ranks_sum
%
%   ranks.rank, ranks.size   this process, from 0; and how many there are
%   ranks.here               how many of them are on this machine
%   ranks.threads            threads for each of these, so that they share its cores

% SPDX-License-Identifier: GPL-3.0-or-later

if exist ('backprop_mpi', 'file') ~= 3
  error ('backprop:mpi', ['%s: MPI must be there when the package is built, but it was not: ', ...
         'install libopenmpi-dev (Fedora: openmpi-devel, Homebrew: open-mpi) and build again'], ...
         caller);
end
try
  [ranks.rank, ranks.size, ranks.here] = backprop_mpi ('begin');
catch e
  raise_error (e, caller);
end
ranks.caller = caller;
ranks.threads = max (1, floor (nnthreads () / ranks.here));
end
