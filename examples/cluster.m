% CLUSTER  Train on data that are on many machines.
%
%   A script for MPI, which runs it in many processes at once, the ranks:
%
%     mpirun -np 4 --bind-to none octave-cli cluster.m
%
%   or, on a cluster with Slurm, cluster.sbatch. It also runs alone, as one rank. Only
%   rank 0 prints the results and saves theta to cluster.mat.
%
%   Questions that it answers: What changes in a script for many machines? Which rows
%   does each of them read? Who prints and saves?

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();

%% 1. The rows of this rank
% Here all ranks read the same small file, and each keeps its share. If the data are large,
% each rank reads a file of its own: the ranks may have different numbers of rows.

[rank, ranks] = nndistribute ();
[X, y] = nndigits ();
test = mod (1:1797, 4)' == 0;            % every fourth is kept aside
learn = find (~ test);
own = learn(mod (0:numel (learn) - 1, ranks) == rank);

%% 2. Training
% It takes one more option than on one machine. All ranks call it, and all get the same
% theta, to the last bit. The penalty of Lambda is added once, not once for each rank.

net = nncreate ([64 25 10], 'Lambda', 0.3, 'Scale', 16);
[theta, info] = nntrain (net, X(own,:), y(own), 'Distributed', true, 'IterationLimit', 100, ...
                         'Verbose', 0);

%% 3. Or with a minimiser of your choice
% cost (theta) is the cost of all rows, and its gradient that of all rows.

cost = nndistribute (net, X(own,:), y(own));
[J, grad] = cost (theta);                % on all ranks: it waits for the others

%% 4. What only rank 0 does

if rank == 0
  fprintf ('ranks: %d\n', ranks);
  fprintf ('cost of all rows: %.6f, as on one machine: %.6f\n', J, ...
           nncost (theta, net, X(learn,:), y(learn)));
  fprintf ('right: %.1f %% of the images that were kept aside\n', ...
           100 * mean (nnpredict (theta, net, X(test,:)) == y(test)));
  save ('cluster.mat', 'theta');
end
