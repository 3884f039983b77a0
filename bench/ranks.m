% ranks.m  How long a cost and gradient takes on several ranks, and how much of it is communication.
%
%   mpirun -np 2 --bind-to none octave-cli bench/ranks.m BUILD
%
% For each network: seconds of [J, grad] by nncost on the rows of rank 0, and by the function
% of nndistribute on all rows; the difference is the cost of the ranks. Strong scaling: the
% examples are divided between the ranks; weak: each rank has that number. One thread for each
% rank. Best of five.

% SPDX-License-Identifier: GPL-3.0-or-later

args = argv ();
here = fileparts (fileparts (mfilename ('fullpath')));
addpath (fullfile (here, 'm'), fullfile (args{1}, 'src'));
[rank, ranks] = nndistribute ();
sizes = {[64 25 10], 20000; [400 25 10], 5000; [784 256 10], 3000; [784 1000 10], 1000};
if rank == 0
  printf ('%d ranks; ms\n%-14s %9s %-7s %8s %8s %8s\n', ranks, 'network', 'theta', '', ...
          'alone', 'ranks', 'share');
end
for k = 1:rows (sizes)
  net = nncreate (sizes{k,1}, 'Lambda', 1);
  theta = nninit (net, 1);
  for way = {'strong', 'weak'}
    m = sizes{k,2};
    if strcmp (way{1}, 'strong')
      m = floor (m / ranks);
    end
    X = reshape (sin ((1:m * sizes{k,1}(1)) + rank), m, []);
    y = 1 + mod ((1:m)', 10);
    cost = nndistribute (net, X, y, 'Threads', 1);
    [alone, together] = deal (Inf);
    for i = 1:5
      tic; [J, grad] = nncost (theta, net, X, y, 'Threads', 1); alone = min (alone, toc);
      tic; [J, grad] = cost (theta); together = min (together, toc);
    end
    if rank == 0
      printf ('%-14s %9d %-7s %8.2f %8.2f %7.1f%%\n', strjoin (cellstr (num2str (sizes{k,1}'))', '-'), ...
              numel (theta), way{1}, 1e3 * alone, 1e3 * together, 100 * (1 - alone / together));
    end
  end
end
