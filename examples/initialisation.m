% INITIALISATION  Why the first weights matter: activations and gradients by depth.
%
%   A script, to be run as it is: networks of eight hidden layers of 100 units, with
%   weights of zero, small ones, Glorot's (Xavier's) and He's. It writes
%   initialisation.png.
%
%   Questions that it answers: What goes wrong with zeros, and with weights that are
%   too small or too large? Why does relu need other weights than tanh? How large is
%   the gradient of the first layer?
%
%   X. Glorot and Y. Bengio, AISTATS 2010; K. He et al., ICCV 2015.

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();

[X, y] = nndigits ();
X = X(1:300,:);
y = y(1:300);
sizes = [64, 100 * ones(1, 8), 10];
L = numel (sizes);
rules = {'zero', 'small', 'Glorot', 'He'};
spread = {(@(in, out) 0), (@(in, out) 0.02), (@(in, out) sqrt (2 / (in + out))), ...
          (@(in, out) sqrt (2 / in))};
randn ('state', 1);
noise = cell (1, L - 1);
for l = 1:L - 1
  noise{l} = randn (sizes(l+1), sizes(l));
end

%% 1. Activations and gradients by depth
% From layer to layer, the spread of a{l} should neither vanish nor grow, and neither
% should the gradient of Theta{l}.

names = {'tanh', 'relu'};
acts = cell (1, 2);
for n = 1:2
  net = nncreate (sizes, 'Activation', names{n}, 'Output', 'softmax', 'Standardize', X);
  acts{n} = zeros (L - 1, 4);
  fprintf ('%s        spread of a, layer by layer                       gradient: first, last\n', ...
           names{n});
  for r = 1:4
    Theta = cell (1, L - 1);
    for l = 1:L - 1
      Theta{l} = [zeros(sizes(l+1), 1), spread{r}(sizes(l), sizes(l+1)) * noise{l}];
    end
    theta = nnunroll (Theta);
    [J, grad, steps] = nncost (theta, net, X, y);
    acts{n}(:,r) = cellfun (@(a) std (a(:)), steps.a(1:L-1))';
    D = cellfun (@(D) norm (D(:,2:end), 'fro'), steps.D);
    fprintf ('  %-7s %s   %8.1e %8.1e\n', rules{r}, sprintf ('%6.2g ', acts{n}(2:end,r)), ...
             D([1, end]));
  end
end

%% 2. What zeros do
% All activations are 0, so all gradients are 0, except for the biases of the last layer.
% The units of a layer have the same numbers, and keep them: they act like a single
% unit. Random numbers break this symmetry.

%% 3. Does it train? The same 40 iterations from each start

fprintf ('\ncost after 40 iterations, from each start:\n');
for n = 1:2
  net = nncreate (sizes, 'Activation', names{n}, 'Output', 'softmax', 'Standardize', X);
  for r = 1:4
    Theta = cell (1, L - 1);
    for l = 1:L - 1
      Theta{l} = [zeros(sizes(l+1), 1), spread{r}(sizes(l), sizes(l+1)) * noise{l}];
    end
    states = warning ('off', 'all');
    [theta, info] = nntrain (net, X, y, 'InitialTheta', nnunroll (Theta), 'Verbose', 0, ...
                             'IterationLimit', 40);
    warning (states);
    fprintf ('  %-5s %-7s %.4f\n', names{n}, rules{r}, info.cost);
  end
end

%% 4. The picture: the spread of the activations, by layer

savepicture ('initialisation.png', [9, 4.5], @() panels (2, @(k) manycurves (1:L-1, ...
  max (acts{k}, 1e-8), rules, 'layer', ['spread of a, ', names{k}], true)));
