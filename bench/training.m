function training (rounds, folder)
% TRAINING  Full-batch training to a given cost, compared with scikit-learn.
%
%   training ()
%   training (rounds)
%   training (rounds, folder)
%
%   nntrain by L-BFGS and scikit-learn's MLPClassifier by SciPy's, sigmoid units
%   and cross-entropy, each to the same cost J, in turn, `rounds` (3) times: the
%   handwritten digits (64-25-10, lambda 1, J = 0.44) and the first 10,000 images
%   of Fashion-MNIST (784-100-10, lambda 1, J = 0.4). Prints evaluations, seconds,
%   and the part of ours that is not spent in J and its gradient.
%
%   folder   that of Fashion-MNIST: by default where Debian's
%            dataset-fashion-mnist puts it.
%
%   Run it from this folder with the package loaded:
%     octave-cli --no-history -q --eval "pkg load backprop; training ()"

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 1
  rounds = 3;
end
if nargin < 2
  folder = '/usr/share/datasets/fashion-mnist';
end
[X, y] = nndigits ();
one ('digits', X / 16, y, [64 25 10], 0.44, 5 * rounds);  % they are short
X = nnreadidx (fullfile (folder, 'train-images-idx3-ubyte.gz'));
y = double (nnreadidx (fullfile (folder, 'train-labels-idx1-ubyte.gz'))) + 1;
one ('Fashion-MNIST, 10,000 images', double (X(1:10000,:)) / 255, y(1:10000), ...
     [784 100 10], 0.4, rounds);
end

function one (name, X, y, sizes, goal, rounds)
net = nncreate (sizes, 'Lambda', 1);
reached = @(theta, now, state) now.fval <= goal;
python = find_python ('sklearn');
file = tempname ();
to = fopen (file, 'w');
fwrite (to, [numel(y), sizes, goal], 'double');
fwrite (to, X, 'double');
fwrite (to, y - 1, 'double');
fclose (to);
[~, found] = nntrain (net, X, y, 'Seed', 1, 'Verbose', 0, 'OutputFcn', reached);
limit = numel (found.history.iteration);     % timed without OutputFcn
ours = Inf (rounds, 2);
theirs = Inf (rounds, 2);
inside = Inf;
for r = 1:rounds
  [theta, info] = nntrain (net, X, y, 'Seed', 1, 'Verbose', 0, 'IterationLimit', limit);
  ours(r,:) = [info.evaluations, info.seconds];
  start = tic ();
  for i = 1:info.evaluations
    [J, grad] = nncost (theta, net, X, y);
  end
  inside = min (inside, toc (start));
  pause (0.2);                               % till all threads sleep
  if ~ isempty (python)
    [~, said] = system (sprintf ('"%s" "%s" "%s"', python, ...
      fullfile (fileparts (mfilename ('fullpath')), 'training.py'), file));
    theirs(r,:) = sscanf (said, '%g', 2)';
  end
end
delete (file);
fprintf ('\n%s, %s, to J = %g, %d rounds\n', name, ...
         strjoin (strtrim (cellstr (num2str (sizes')))', '-'), goal, rounds);
fprintf ('  %-14s %12s %9s %9s\n', '', 'evaluations', 'best', 'median');
fprintf ('  %-14s %12d %7.3f s %7.3f s   %.1f %% outside J and grad\n', 'this package', ...
         ours(1,1), best (ours(:,2)), middle (ours(:,2)), ...
         100 * max (0, 1 - inside / best (ours(:,2))));
if any (isinf (theirs(:,2)))
  fprintf ('  scikit-learn   not installed\n');
else
  fprintf ('  %-14s %12d %7.3f s %7.3f s   %.2f / %.2f times as long\n', 'scikit-learn', ...
           theirs(1,1), best (theirs(:,2)), middle (theirs(:,2)), ...
           best (theirs(:,2)) / best (ours(:,2)), ...
           middle (theirs(:,2)) / middle (ours(:,2)));
end
end
