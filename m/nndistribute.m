function [fcn, count] = nndistribute (net, X, Y, varargin)
% NNDISTRIBUTE  A cost function of examples that are on many machines.
%
%   fcn = nndistribute (net, X, Y)
%   fcn = nndistribute (net, X, Y, 'Weights', w, 'Threads', n)
%   [J, grad] = fcn (theta)
%   [rank, ranks] = nndistribute ()
%
%   For a script that MPI runs in many processes at once, the ranks:
%     mpirun -np 4 --bind-to none octave-cli script.m
%   Each rank calls nndistribute with its own rows of the data. J and grad are,
%   up to rounding, those of nncost for all rows together. They are the same to
%   the last bit on every rank, and in every run. So any minimiser takes the
%   same steps on all ranks: fmincg, fminlbfgs, fminunc.
%
%   net     the network, the same on all ranks
%   X, Y    the rows of this rank, as nncost takes them; ranks may have different
%           numbers of rows, or none: zeros (0, net.Sizes(1)) and []
%   Options:
%   'Weights'   of this rank's examples, see nncost. Default: all 1
%   'Threads'   the largest number of threads of this rank. Default: the ranks of
%               a machine share nnthreads ()
%
%   fcn     call it on all ranks with the same theta, and the same number of
%           outputs. J is the mean over all rows, with their weights, plus the
%           penalty of Lambda once; targets that are NaN are treated as in
%           nncost. The numbers are added in the order of the ranks.
%
%   rank    the number of this process, from 0; ranks: how many processes there
%           are. With these each rank knows which rows to read
%
%   If there is an error on one rank, or if ranks differ where they must be
%   equal (net, theta, the function that is called), all ranks raise an error
%   that names the rank. If it is not caught, or if the script of one rank ends
%   with another error, the whole job ends. Without mpirun there is one rank. To
%   train a network, the option 'Distributed' of nntrain is simpler.
%
%   All ranks must have the same kind of processor, because other kinds round
%   differently. SparsityWeight is not supported.
%
%   Errors: backprop:usage, backprop:option; backprop:mpi if the package was
%   built without MPI or for another one; backprop:rank for all others.
%
%   Example:
%     [rank, ranks] = nndistribute ();
%     [X, y] = nndigits ();                 % all read it, each keeps its rows
%     own = mod (0:1796, ranks) == rank;
%     net = nncreate ([64 25 10], 'Lambda', 0.3, 'Scale', 16);
%     cost = nndistribute (net, X(own,:), y(own));
%     theta = fmincg (cost, nninit (net, 1), optimset ('MaxIter', 100));
%
%   See also nntrain, nncost, fmincg, fminlbfgs.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin == 0
  ranks = ranks_begin ('nndistribute');
  [fcn, count] = deal (ranks.rank, ranks.size);
  return
elseif nargin < 3
  error ('backprop:usage', 'nndistribute: needs net, X and Y, or nothing');
end
given = parse_options ('nndistribute', struct ('Weights', [], 'Threads', []), varargin);
ranks = ranks_begin ('nndistribute');
count = ranks.size;
if isempty (given.Threads)
  given.Threads = ranks.threads;
end
[X, Y] = ranks_check (ranks, net, X, Y, given);
part = ranks_part (ranks, net, X, Y, given.Weights, given.Threads);
fcn = @(theta) ranks_cost (theta, part);
end

%!demo
%! % here there is one rank: the result is that of nncost
%! net = nncreate ([2 3 1]);
%! X = [0 0; 0 1; 1 0; 1 1];
%! y = [0; 1; 1; 0];
%! cost = nndistribute (net, X, y);
%! theta = nninit (net, 1);
%! [cost(theta), nncost(theta, net, X, y)]

%!testif ; exist ('backprop_mpi', 'file') == 3 % one rank; more of them in tests/long/mpi.tst
%! [rank, ranks] = nndistribute ();
%! assert ([rank, ranks], [0, 1])
%! net = nncreate ([3 4 2], 'Lambda', 2, 'ClassNames', {'no', 'yes'});
%! X = reshape (sin (1:60), 20, 3);
%! names = net.ClassNames(1 + mod (1:20, 2));
%! w = mod ((1:20)', 3);
%! theta = nninit (net, 1);
%! for part = {X, single(X), sparse(X), uint8(9 * X)}
%!   cost = nndistribute (net, part{1}, names, 'Weights', w, 'Threads', 1);
%!   [J, grad] = cost (theta');
%!   [J1, grad1] = nncost (theta', net, part{1}, names, 'Weights', w);
%!   assert ({class(J), class(grad), size(grad)}, {class(J1), class(grad1), size(grad1)})
%!   assert (J, J1, 8 * eps (J1))
%!   assert (grad, grad1, 8 * eps (max (abs (grad1))))
%!   assert (cost (theta'), J)
%! end
%!testif ; exist ('backprop_mpi', 'file') == 3 % nntrain gives the result of one machine
%! net = nncreate ([3 4 2], 'Lambda', 0.2);
%! X = reshape (sin (1:60), 20, 3);
%! y = 1 + mod ((1:20)', 2);
%! for how = {{'IterationLimit', 9}, {'Solver', 'adam', 'Epochs', 4, 'BatchSize', 7}}
%!   [theta, info] = nntrain (net, X, y, how{1}{:}, 'Verbose', 0, 'Distributed', true);
%!   [theta1, info1] = nntrain (net, X, y, how{1}{:}, 'Verbose', 0);
%!   assert (theta, theta1, 1e-12)
%!   assert (info.history.objective, info1.history.objective, 1e-12)
%!   assert (info.reason, info1.reason)
%! end
%!testif ; exist ('backprop_mpi', 'file') == 3 % the gateway: sums, and what it refuses
%! [numbers, vector, flag] = backprop_mpi ('sum', 'me', {'a', 1:3, 'b', 'x'}, [1 2 3], ...
%!                                         single ([4; 5]), 6, '');
%! assert ({numbers, vector, flag}, {[1 2 3], single([4; 5]), 6})
%! [numbers, vector] = backprop_mpi ('sum', 'me', {}, [], zeros (3, 0), 0, '');
%! assert ({size(numbers), size(vector)}, {[1 0], [3 0]})
%! wrong = {{}, 'needs begin, sum or term'; {'summ'}, 'needs begin, sum or term'; ...
%!          {'sum'}, 'needs what, same, numbers, vector, flag and problem'; ...
%!          {'sum', 'me', 1, [], [], 0, ''}, 'same must be a cell'; ...
%!          {'sum', 'me', {'a', sparse(1)}, [], [], 0, ''}, 'same must be a cell'; ...
%!          {'sum', 'me', {}, 1:9, [], 0, ''}, 'numbers must be at most eight doubles'; ...
%!          {'sum', 'me', {}, [], 1i, 0, ''}, 'vector must be full, real'; ...
%!          {'sum', 'me', {}, [], 1, 'x', ''}, 'flag must be one number'; ...
%!          {'sum', 'me', {}, [], 1, 1, 'broken'}, 'rank 0: broken'; ...
%!          {'term', 1}, 'needs true or false'};
%! for k = 1:size (wrong, 1)
%!   try
%!     backprop_mpi (wrong{k,1}{:});
%!     said = '';
%!   catch e
%!     said = e.message;
%!   end
%!   assert (! isempty (strfind (said, wrong{k,2})), '%d: %s', k, said)
%! end
%!testif ; exist ('backprop_mpi', 'file') == 3
%! try
%!   nndistribute (nncreate ([3 2]), ones (4, 2), [1; 2; 1; 2]);
%!   said = '';
%! catch e
%!   said = [e.identifier, ' ', e.message];
%! end
%! assert (said, ['backprop:rank nndistribute: rank 0: X must have 3 columns (the network''s ', ...
%!                'inputs), but has 2'])
%!error id=backprop:usage nndistribute (1)
