% CIRCUITS  Derivatives in a circuit of gates: forward mode and reverse mode.
%
%   A script, to be run as it is. Backpropagation is the chain rule in a circuit, from
%   its output back to its inputs. It writes circuits.png.
%
%   Questions that it answers: What do an adder, a multiplier and a maximum do with the
%   derivative that comes back to them? Why is one backward pass enough for all inputs?
%   How much more work is forward mode, with one pass for each parameter?
%
%   Stanford's CS231n, lecture 4 (the gates and the first circuit);
%   C. Olah, "Calculus on Computational Graphs: Backpropagation" (2015) (the second).

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();

%% 1. Three gates: f = 2 (x y + max (z, w))
% Each gate knows only its own slopes. The derivative that comes back is multiplied by them.

x = 3;  y = -4;  z = 2;  w = -1;
f = 2 * (x * y + max (z, w));
back = 2;                            % df / d(sum): the last gate doubles
dx = back * y;                       % a multiplier swaps: the slope of x is y
dy = back * x;
dz = back * (z > w);                 % a maximum routes: all to the larger, 0 to the other
dw = back * (w >= z);
fprintf ('f = 2 (x y + max (z, w)) at x %g, y %g, z %g, w %g: %g\n', x, y, z, w, f);
fprintf ('  the adder distributes     %g to x y, and %g to the maximum\n', back, back);
fprintf ('  the multiplier swaps      df/dx %g, df/dy %g\n', dx, dy);
fprintf ('  the maximum routes        df/dz %g, df/dw %g\n\n', dz, dw);

%% 2. e = (a + b) (b + 1), forward and back
% Forward mode carries d/d(one input) along with each value: a pass for each input.
% Reverse mode carries de/d(each value) back: one pass for all inputs.

a = 2;  b = 1;
c = a + b;  d = b + 1;  e = c * d;
forward = @(da, db) (da + db) * d + c * db;          % one pass along (da, db)
de_dc = d;  de_dd = c;                               % the pass back
de_da = de_dc;
de_db = de_dc + de_dd;                               % b has two ways to e: they add up
fprintf ('e = (a + b) (b + 1) at a %g, b %g: %g\n', a, b, e);
fprintf ('  forward mode, 2 passes    de/da %g, de/db %g\n', forward (1, 0), forward (0, 1));
fprintf ('  reverse mode, 1 pass      de/da %g, de/db %g\n\n', de_da, de_db);

%% 3. The same in a network, and what it costs
% Forward mode needs a pass for each of the n parameters. For a small network it is done
% here; the result is the same as that of backpropagation.

net = nncreate ([2 3 1]);
theta = nninit (net, 1);
[J, grad] = nncost (theta, net, [0.5, -1], 1);
[H, steps] = nnforward (theta, net, [0.5, -1]);
Theta = nnreshape (theta, net);
slow = zeros (size (grad));
for k = 1:numel (theta)
  one = nnreshape ((1:numel (theta))' == k, net);    % only parameter k changes
  dz2 = one{1} * [1; 0.5; -1];
  da2 = sigmoidGradient (steps.z{2})' .* dz2;
  dz3 = one{2} * [1, steps.a{2}]' + Theta{2}(:,2:end) * da2;
  slow(k) = (H - 1) * dz3;
end
fprintf ('2-3-1 network: %d passes forward agree with one back to %.0e\n\n', numel (theta), ...
         max (abs (slow - grad)));

% Multiplications: M for the forward pass, M for the products of d and a, and for d itself
% M without those of the first layer. Forward mode: 2 M for each parameter.

fprintf ('%14s %12s %16s %16s %8s\n', 'network', 'parameters', 'reverse mode', ...
         'forward mode', 'ratio');
sizes = {[2 3 1], [64 25 10], [400 25 10], [784 256 10]};
for k = 1:numel (sizes)
  s = sizes{k};
  M = s(2:end) .* s(1:end-1);
  n = sum (s(2:end) .* (s(1:end-1) + 1));
  reverse = 3 * sum (M) - M(1);
  fprintf ('%14s %12d %16d %16.0f %8.0f\n', strrep (strtrim (sprintf ('%d ', s)), ' ', '-'), ...
           n, reverse, 2 * sum (M) * n, 2 * sum (M) * n / reverse);
end

%% 4. The picture: values forward in black, derivatives of e back

savepicture ('circuits.png', [8, 5], @() gates ( ...
  {'a', 'b', '1', 'c = a + b', 'd = b + 1', 'e = c d'}, [0 0 0 1 1 2; 3 1.5 0 2.4 0.6 1.5], ...
  [1 4; 2 4; 2 5; 3 5; 4 6; 5 6], [a b 1 c d e], [de_da de_db de_dd de_dc de_dd 1]));
