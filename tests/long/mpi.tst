## Training in several processes, with each MPI that is installed.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function data = problem ()
%!  % code that makes the whole data in every process; a process uses its own rows only, and
%!  % rank 1 of four has none
%!  data = strjoin ({'X = reshape (mod ((1:1200) * 7, 31), 200, 6);', ...
%!    'y = 1 + mod (floor ((X(:,1) + X(:,2)) / 7), 3);', ...
%!    'T = [sin(X(:,1)), cos(X(:,2)), X(:,3) / 9]; T(3:7:end,2) = NaN;', ...
%!    'w = 0.5 + mod ((1:200)'', 3);', ...
%!    'cuts = [0, floor((1:ranks) * 200 / ranks)]; if ranks == 4, cuts = [0 90 90 130 200]; end', ...
%!    'own = cuts(rank + 1) + 1:cuts(rank + 2);', ...
%!    'net = nncreate ([6 5 3], ''Lambda'', 0.7, ''Scale'', 9);', ...
%!    'line = nncreate ([6 4 3], ''Activation'', ''tanh'', ''Output'', ''linear'', ''Lambda'', 0.2);', ...
%!    'args = {''Verbose'', 0};', 'warning (''off'', ''all'');'}, "\n");
%!endfunction
%!function each (code, count, check)
%!  % with each MPI: runs problem () and code; all ranks must have the same `result`, which is
%!  % passed to check
%!  for mpi = run_ranks ()
%!    [results, text, status, seconds, left] = run_ranks (count, [problem(), code], mpi);
%!    assert (status == 0, '%s', text)
%!    assert (left, '')
%!    for r = 2:count
%!      assert (isequaln (results{r}, results{1}), '%s: another result on rank %d', mpi.name, r - 1)
%!    end
%!    check (results{1});
%!  end
%!endfunction
%!function near (a, b, tol)
%!  assert (norm (double (a(:) - b(:))) <= tol * norm (double (b(:))), '%g', norm (double (a(:) - b(:))))
%!endfunction
%!function fails (code, count, pattern, mpi)
%!  % the job must fail, all ranks end by themselves, and the reason is printed
%!  [results, text, status, seconds, left] = run_ranks (count, [problem(), code], mpi);
%!  assert (! any (status == [0, 124]), '%s', text)
%!  assert (! isempty (regexp (text, pattern, 'once')), '%s', text)
%!  assert (left, '')
%!endfunction
%!function equal (result)
%!  for k = 1:4
%!    tol = 1e-14;
%!    if k == 4, tol = 1e-6; end
%!    near (result{k}{1}, result{k}{3}, tol);
%!    near (result{k}{2}, result{k}{4}, tol);
%!    assert (class (result{k}{1}), class (result{k}{3}))
%!    assert (size (result{k}{2}), size (result{k}{4}))
%!    assert (class (result{k}{2}), class (result{k}{4}))
%!  end
%!endfunction

## J and grad are those of all rows, and have the same bits on each rank and in each call.
%!testif ; ! isempty (run_ranks ())
%! code = strjoin ({'for k = 1:4', ...
%!   'if k < 3, n = net; A = y; else n = line; A = T; end', ...
%!   'weights = w; if mod (k, 2), weights = ones (200, 1); end', ...
%!   'theta = nninit (n, k)'';', ...
%!   'if k == 4, X = single (X); end', ...
%!   'B = []; if ! isempty (own), B = A(own,:); end', ...
%!   'f = nndistribute (n, X(own,:), B, ''Weights'', weights(own(:)));', ...
%!   '[J, grad] = f (theta); [again, g2] = f (theta);', ...
%!   'assert (J, again); assert (J, f (theta)); assert (grad, g2);', ...
%!   '[J1, grad1] = nncost (theta, n, X, A, ''Weights'', weights);', ...
%!   'result{k} = {J, grad, J1, grad1}; end'}, "\n");
%! each (code, 4, @equal);

## Training on several ranks gives the result of one process, with each solver.
%!function trained (result)
%!  for k = 1:numel (result)
%!    [theta, info, theta1, info1] = result{k}{:};
%!    tol = 1e-11;
%!    if isa (theta, 'single'), tol = 2e-5; end
%!    near (theta, theta1, tol);
%!    assert (class (theta), class (theta1))
%!    h = info.history;
%!    h1 = info1.history;
%!    for name = {'cost', 'objective', 'accuracy', 'validation_cost', 'validation_accuracy'}
%!      assert (h.(name{1}), h1.(name{1}), max (10 * tol, 1e-9))
%!    end
%!    assert ({info.reason, info.best}, {info1.reason, info1.best})
%!    assert (info.cost, info1.cost, 10 * tol * max (1, info1.cost))
%!    assert (info.evaluations, info1.evaluations)
%!    if ! isempty (info1.restarts)
%!      assert (info.restarts.cost, info1.restarts.cost, 1e-9)
%!    end
%!    if ! isempty (info1.trace)
%!      assert (info.trace.gradient_size, info1.trace.gradient_size, 1e-9)
%!    end
%!  end
%!endfunction
%!testif ; ! isempty (run_ranks ())
%! code = strjoin ({'some = {', ...
%!   '{net, y, ''IterationLimit'', 20}', ...
%!   '{net, y, ''IterationLimit'', 12, ''ClassWeights'', ''balanced'', ''Holdout'', 0.3}', ...
%!   '{net, y, ''IterationLimit'', 8, ''Standardize'', true, ''Trace'', 3, ''Restarts'', 2}', ...
%!   '{net, y, ''Solver'', ''adam'', ''Epochs'', 6}', ...
%!   '{net, y, ''Solver'', ''adam'', ''Epochs'', 6, ''BatchSize'', 15, ''Weights'', w}', ...
%!   '{net, y, ''Solver'', ''sgd'', ''Epochs'', 6, ''Nesterov'', true, ''Holdout'', 0.3, ''ValidationPatience'', 2}', ...
%!   '{net, y, ''Solver'', ''sgd'', ''Epochs'', 6, ''LearnRateSchedule'', ''cosine'', ''Dropout'', 0.4}', ...
%!   '{net, y, ''Solver'', ''rmsprop'', ''Epochs'', 6, ''Standardize'', true, ''Weights'', w}', ...
%!   '{line, T, ''IterationLimit'', 15, ''Standardize'', true, ''Weights'', w}', ...
%!   '{line, T, ''Solver'', ''adam'', ''Epochs'', 5, ''BatchSize'', 37}', ...
%!   '{net, y, ''IterationLimit'', 50, ''GradientTolerance'', 0.05}', ...
%!   '{net, y, ''IterationLimit'', 50, ''LossTolerance'', 1.8}', ...
%!   '{setfield(net, ''Scale'', sparse (9)), y, ''IterationLimit'', 50, ''StepTolerance'', 0.3}', ...
%!   '{nncreate([6 5 3], ''MultiLabel'', true, ''Scale'', 9), T > 0, ''IterationLimit'', 8, ''ValidationData'', {X(1:9,:), T(1:9,:) > 0}}', ...
%!   '{line, single(T), ''IterationLimit'', 5, ''InitialTheta'', single(nninit (line, 3))}};', ...
%!   'for k = 1:numel (some)', ...
%!   '  c = some{k};', ...
%!   '  [theta1, info1] = nntrain (c{1}, X, c{2:end}, args{:});', ...
%!   '  at = find (strcmp (c(3:end), ''Weights'')) + 3;', ...
%!   '  c(at) = cellfun (@(v) v(own), c(at), ''UniformOutput'', false);', ...
%!   '  if isempty (own), c{2} = []; c(at) = {[]}; else c{2} = c{2}(own,:); end', ...
%!   '  [theta, info] = nntrain (c{1}, X(own,:), c{2:end}, args{:}, ''Distributed'', true);', ...
%!   '  info.history.seconds = []; info1 = setfield (info1, ''seconds'', 0);', ...
%!   '  info1.history.seconds = []; info.seconds = 0; info.held = [];', ...
%!   '  result{k} = {theta, info, theta1, info1};', ...
%!   'end'}, "\n");
%! each (code, 2, @trained);
%! each (code, 4, @trained);

## ValidationData may be on one rank alone.
%!function validated (result)
%!  near (result{1}, result{2}, 1e-11);
%!  near (result{3}, result{4}, 1e-9);
%!endfunction
%!testif ; ! isempty (run_ranks ())
%! code = strjoin ({'few = {''IterationLimit'', 5, ''Verbose'', 0, ''ValidationData''};', ...
%!   'V = {X(1:9,:), y(1:9)};', ...
%!   '[theta1, info1] = nntrain (net, X, y, few{:}, V);', ...
%!   'if rank == 1, V = {zeros(0, 6), zeros(0, 1)}; end', ...
%!   '[theta, info] = nntrain (net, X(own,:), y(own), few{:}, V, ''Distributed'', true);', ...
%!   'result = {theta, theta1, info.history.validation_cost, info1.history.validation_cost};'}, "\n");
%! each (code, 2, @validated);

## A minimiser takes the same steps on all ranks.
%!function same_steps (result)
%!  near (result{2}, result{1}, 1e-8);
%!endfunction
%!testif ; ! isempty (run_ranks ())
%! code = strjoin ({'f = @(t) nncost (t, net, X, y); B = []; if ! isempty (own), B = y(own); end', ...
%!   'theta = nninit (net, 2); o = optimset (''GradObj'', ''on'', ''MaxIter'', 15);', ...
%!   'result = {fminlbfgs(f, theta, o), fminlbfgs(nndistribute (net, X(own,:), B), theta, o)};'}, "\n");
%! each (code, 4, @same_steps);

## All ranks resume from the checkpoint that rank 0 wrote, and give the same bits; with another
## number of ranks it is refused.
%!function resumed (result)
%!  for k = 1:numel (result)
%!    assert (result{k}{1}, result{k}{2})
%!    assert (! isempty (strfind (result{k}{3}, 'Ranks is')), '%s', result{k}{3})
%!  end
%!endfunction
%!testif ; ! isempty (run_ranks ())
%! code = strjoin ({'B = []; if ! isempty (own), B = y(own); end', ...
%!   'some = {{''IterationLimit''}, {''Epochs'', ''Solver'', ''adam'', ''Holdout'', 0.2}};', ...
%!   'for k = 1:2', ...
%!   '  c = {net, X(own,:), B, ''Verbose'', 0, ''Distributed'', true, some{k}{2:end}};', ...
%!   '  whole = nntrain (c{:}, some{k}{1}, 7);', ...
%!   '  nntrain (c{:}, some{k}{1}, 4, ''Checkpoint'', ''file'', ''CheckpointSeconds'', 0);', ...
%!   '  part = nntrain (c{:}, some{k}{1}, 7, ''Resume'', ''file'');', ...
%!   '  try, nntrain (c{[1:4, 5, 7:end]}, some{k}{1}, 7, ''Resume'', ''file''); said = ''''; catch e, said = e.message; end', ...
%!   '  result{k} = {whole, part, said}; end'}, "\n");
%! each (strrep (code, 'c{[1:4, 5, 7:end]}', 'net, X, y, ''Verbose'', 0, some{k}{2:end}'), 2, @resumed);

## Failures: all ranks end, and a message tells which rank failed and why.
%!testif ; ! isempty (run_ranks ())
%! start = 'B = y(own); A = X(own,:); theta = nninit (net, 1); ';
%! cases = {'if rank == 1, error (''mine''); end, nndistribute (net, A, B);', 'mine';
%!   'if rank == 2, A = A(:,1:5); end, nndistribute (net, A, B);', 'rank 2: .*X must have 6 columns';
%!   'if rank == 1, net.Lambda = 3; end, nndistribute (net, A, B);', 'net must be the same on all ranks, but is different on rank 1';
%!   'if rank == 0, net.Lambda = 3; end, nntrain (net, A, B, ''Distributed'', true);', 'net must be .* but is different on rank 0';
%!   'f = nndistribute (net, A, B); [J, g] = f (theta + rank);', 'theta must be the same';
%!   'if rank == 1, A(3,2) = NaN; end, nntrain (net, A, B, ''Distributed'', true);', 'rank 1: X must be finite, but has a NaN or Inf in row 3';
%!   'if rank == 1, B(4) = 9; end, nntrain (net, A, B, ''Distributed'', true);', 'rank 1: Y\(4\) must be a label';
%!   'f = nndistribute (net, A, B); if rank == 1, J = f (theta); else, [J, g] = f (theta); end', 'rank 1';
%!   'if rank == 1, nndistribute (net, A, B); else, nntrain (net, A, B, ''Distributed'', true); end', 'rank 1 calls nndistribute, but rank 0 calls nntrain';
%!   'if rank ~= 1, nntrain (net, A, B, ''Distributed'', true); end', 'rank 1 has come to the end of its script, but rank 0 calls nntrain';
%!   'f = nntrain (net, A, B, ''Distributed'', true, ''Verbose'', 0, ''IterationLimit'', 3 + rank);', 'each option must be the same';
%!   'nntrain (net, A, B, ''Distributed'', true, ''Verbose'', 0, ''OutputFcn'', @(varargin) ones (2)(1 + 2 * rank));', 'rank 2: ';
%!   'if rank == 1, kill (getpid (), 9); end, nntrain (net, A, B, ''Distributed'', true);', '(signal 9|KILLED BY SIGNAL: 9|EXIT CODE: 9)';
%!   'if rank == 1, clear all, path (''''); nntrain (1, 2, 3); else, nntrain (net, A, B, ''Distributed'', true); end', '''nntrain'' undefined';
%!   'nntrain (net, A, B, ''Distributed'', true, ''ClassWeights'', [1 2]);', 'ClassWeights must be ''balanced'' or 3 numbers';
%!   'if rank == 1, A = single (A); end, nndistribute (net, A, B);', 'X must be single on all ranks or on none';
%!   'if rank == 1, B = eye (3)(B,:); end, nndistribute (net, A, B);', 'Y must be labels on all ranks, or targets on all ranks';
%!   'if rank == 1, A = zeros (0, 5); B = []; end, nndistribute (net, A, B);', 'rank 1: .*X must have 6 columns .*, but has 5';
%!   'if rank == 1, A = []; end, nndistribute (net, A, B);', 'rank 1: .*Y and Weights must have a row for each row of X, but X has none';
%!   'net.SparsityWeight = 1; net.SparsityTarget = 0.1; nndistribute (net, A, B);', 'SparsityWeight must be 0';
%!   'nndistribute (net, zeros (0, 6), []);', 'X must have a row on one rank at least'};
%! for mpi = run_ranks ()
%!   second = ! isempty (mpi.gateway);       % every third case with the second MPI
%!   for k = 1 + 2 * second:1 + 2 * second:rows (cases)
%!     fails ([start, cases{k,1}], 3, cases{k,2}, mpi);
%!   end
%! end

## Ctrl-C, or a signal to end: rank 0 and all others return theta.
%!function returned (result)
%!  assert (result{2}, 'interrupted')
%!  assert (all (isfinite (result{1})))
%!endfunction
%!testif ; ! isempty (run_ranks ())
%! code = strjoin ({'B = y(own);', ...
%!   'if rank == 0, f = fopen (''pid'', ''w''); fprintf (f, ''%d'', getpid ()); fclose (f); end', ...
%!   '[theta, info] = nntrain (net, X(own,:), B, ''Distributed'', true, ''Verbose'', 0, how{:});', ...
%!   'result = {theta, info.reason};'}, "\n");
%! lbfgs = ['{''IterationLimit'', 1e9, ''GradientTolerance'', 0, ''StepTolerance'', 0, ', ...
%!          '''OutputFcn'', @(varargin) fclose (fopen (''begun'', ''w'')) ~= 0}'];
%! cases = {strrep(lbfgs, '{''IterationLimit'', 1e9, ''GradientTolerance'', 0, ''StepTolerance'', 0,', ...
%!                 '{''Solver'', ''adam'', ''Epochs'', 1e6,'), 'INT', 'mpirun'; lbfgs, 'INT', 'rank 0'; ...
%!          lbfgs, 'TERM', 'rank 0'; lbfgs, 'USR1', 'mpirun'};
%! for k = 1:rows (cases)
%!   for mpi = run_ranks ()
%!     if strcmp (cases{k,2}, 'USR1') && ! strcmp (mpi.name, 'Open MPI')
%!       continue                               % MPICH does not pass it on
%!     end
%!     if strcmp (mpi.name, 'Open MPI')         % seconds until it kills
%!       mpi.options = [mpi.options, ' --mca odls_base_sigkill_timeout 4'];
%!     end
%!     [results, text, status, seconds, left] = ...
%!       run_ranks (2, [problem(), 'how = ', cases{k,1}, ';', code], mpi, cases(k,2:3));
%!     assert (iscell (results{1}), '%s', text)
%!     returned (results{1});
%!     assert (left, '')
%!   end
%! end

## A job started by another MPI than that for which the gateway is built.
%!testif ; numel (run_ranks ()) > 1
%! mpi = run_ranks ()(2);
%! mpi.gateway = '';
%! [results, text, status] = run_ranks (2, 'result = 1;', mpi);
%! assert (status == 1 && isempty (results{1}), '%s', text)
%! said = 'the MPI that started this job must be the one that backprop was built for';
%! assert (! isempty (strfind (text, said)), '%s', text)
