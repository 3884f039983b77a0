function epochs (rounds, seeds, folder)
% EPOCHS  An epoch of mini-batch training, compared with scikit-learn and PyTorch.
%
%   epochs ()
%   epochs (rounds, seeds)
%   epochs (rounds, seeds, folder)
%
%   Fashion-MNIST, 60,000 images, 784-100-10, relu, softmax, Adam, batches of 128:
%   seconds for each epoch in single and double, all programs in turn, `rounds` (7)
%   times; then the accuracy on the 10,000 test images after 10 epochs, for that number
%   of seeds (5; 0: not at all). The other programs run in separate processes and hold X
%   in the precision in which they train; X is uint8 here.
%
%   folder   that of the data: by default where Debian's dataset-fashion-mnist
%            puts them.
%
%   Run it from this folder with the package loaded:
%     octave-cli --no-history -q --eval "pkg load backprop; epochs ()"

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 1
  rounds = 7;
end
if nargin < 2
  seeds = 5;
end
if nargin < 3
  folder = '/usr/share/datasets/fashion-mnist';
end
read = @(name) nnreadidx (fullfile (folder, name));
data.Xt = read ('train-images-idx3-ubyte.gz')(:,:).';
data.y = double (read ('train-labels-idx1-ubyte.gz')) + 1;
data.Xtest = read ('t10k-images-idx3-ubyte.gz')(:,:);
data.ytest = double (read ('t10k-labels-idx1-ubyte.gz')) + 1;
data.net = nncreate ([784 100 10], 'Activation', 'relu', 'Output', 'softmax', ...
                     'Lambda', 6, 'Scale', 255);
flops = 60000 * (4 * 784 * 100 + 6 * 100 * 10);

for precision = {'single', 'double'}
  P = precision{1};
  most = nnthreads ();
  names = {'this package, 1 thread', sprintf('this package, %d threads', most), ...
           'scikit-learn', 'PyTorch'};
  peers = {[], [], peer('sklearn', P, folder), peer('torch', P, folder)};
  threads = [1, most];
  runs = {begin(data, P, 1), begin(data, P, 1)};
  seconds = NaN (rounds, 4);
  for r = 0:rounds                           % the first is not counted
    for k = 1:4
      if k < 3
        start = tic ();
        runs{k} = one_epoch (data, runs{k}, threads(k));
        s = toc (start);
        pause (0.05);                        % till our threads sleep
      else
        s = str2double (ask (peers{k}, 'epoch'));
      end
      if r > 0
        seconds(r,k) = s;
      end
    end
  end
  fprintf ('\nAn epoch in %s, %d rounds\n', P, rounds);
  fprintf ('  %-26s %8s %8s   %-17s  GF/s of products\n', '', 'best', 'median', ...
           'of scikit-learn''s');
  least = best (seconds);
  median = middle (seconds);
  for k = 1:4
    fprintf ('  %-26s %6.3f s %6.3f s   %5.3f / %5.3f      %5.0f\n', names{k}, ...
             least(k), median(k), least(k) / least(3), median(k) / median(3), ...
             flops / least(k) / 1e9);
  end
  if seeds > 0 && strcmp (P, 'single')
    accuracy (data, P, seeds, peers(3:4), names(3:4));
  end
  cellfun (@stop, peers(3:4));
end
end

function accuracy (data, P, seeds, peers, names)
fprintf ('\nTest accuracy after 10 epochs in %s, seeds 1 to %d\n', P, seeds);
for seed = 1:seeds
  run = begin (data, P, seed);
  for epoch = 1:10
    run = one_epoch (data, run, []);
  end
  right(1,seed) = mean (nnpredict (run.theta, data.net, data.Xtest) == data.ytest);
  for k = 1:numel (peers)
    right(1 + k,seed) = str2double (ask (peers{k}, sprintf ('accuracy %d 10', seed)));
  end
end
names = [{'this package'}, names];
for k = 1:numel (names)
  fprintf ('  %-16s mean %.4f, from %.4f to %.4f\n', names{k}, mean (right(k,:)), ...
           min (right(k,:)), max (right(k,:)));
end
end

function run = begin (data, P, seed)
run.theta = feval (P, nninit (data.net, seed));
run.moment1 = 0 * run.theta;
run.moment2 = 0 * run.theta;
run.how = struct ('Solver', 'adam', 'LearnRate', 1e-3, 'Beta1', 0.9, 'Beta2', 0.999, ...
                  'Epsilon', 1e-8, 'BatchSize', 128, 'Step', 0);
run.seed = seed;
end

function run = one_epoch (data, run, threads)
rand ('twister', 1000 * run.seed + run.how.Step);
order = uint32 (randperm (60000));
[run.theta, run.moment1, run.moment2] = backprop_mex ('batches', run.theta, run.moment1, ...
  run.moment2, data.net, data.Xt, data.y, [], threads, run.how, order);
run.how.Step = run.how.Step + ceil (60000 / 128);
end

function server = peer (library, P, folder)
python = find_python (library);
server.about = 'not installed';
server.alive = ~ isempty (python);
if ~ server.alive
  fprintf ('%s: not installed\n', library);
  return
end
here = fileparts (mfilename ('fullpath'));
[server.in, server.out, server.pid] = popen2 (python, {fullfile(here, 'epochs.py'), ...
                                                       library, P, folder}, true);
[server.about, server.alive] = ask (server, 'hello');
fprintf ('%s\n', server.about);
end
