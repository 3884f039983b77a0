function [job, back] = ranks_quiet (job)
% RANKS_QUIET  Turns off on all other ranks what only rank 0 does in training; signals to end.
%
%   [job, back] = ranks_quiet (job)
%
%   Rank 0 alone prints, draws, warns and writes checkpoints. Until back is cleared a
%   request to end (SIGTERM, which mpirun sends to all ranks after Ctrl-C, or SIGUSR1) counts
%   as Ctrl-C.

% SPDX-License-Identifier: GPL-3.0-or-later

back = {};
if isempty (job.ranks)
  return
end
if ~ isempty (job.given.OutputFcn)
  fcn = job.given.OutputFcn;
  ranks = job.ranks;
  job.given.OutputFcn = @(varargin) ranks_output (ranks, fcn, varargin{:});
end
backprop_mpi ('term', true);
back = {onCleanup(@() backprop_mpi ('term', false))};
if job.ranks.rank > 0
  before = warning ();
  back{2} = onCleanup (@() restore_warnings (before));
  for name = {'diverged', 'nolower', 'oneclass', 'flat', 'saturated', 'precision', 'display', ...
              'checkpoint'}
    warning ('off', ['backprop:', name{1}]);
  end
  job.given.Verbose = 0;
  job.given.Plots = false;
  job.given.Checkpoint = '';
end
end
