% MAZUR  A published backpropagation by hand, number for number.
%
%   A script, to be run as it is. Matt Mazur's "A Step by Step Backpropagation
%   Example" (2015) computes one update of a 2-2-2 network for one example by hand.
%   Here each number that he prints is compared with the engine's; then his 10,000
%   updates follow. It takes a few seconds, and writes mazur.png.
%
%   Questions that it answers: What are the numbers of one complete update? Why must
%   all slopes be computed before any weight is changed?
%
%   https://mattmazur.com/2015/03/17/a-step-by-step-backpropagation-example/

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();
beside = @(name, his, ours) fprintf ('  %-28s %-13s %.11f\n', name, his, ours);

%% 1. The network
% He calls the weights w1 to w4 (into h1: w1, w2; into h2: w3, w4), w5 to w8
% (into o1 and o2), and one bias b1, b2 for a whole layer. Here each unit has
% its bias in the first column, so that b1 and b2 stand there twice.

net = nncreate ([2 2 2], 'Loss', 'squarederror');  % sigmoid units
Theta1 = [.35 .15 .20                              % b1 w1 w2
          .35 .25 .30];                            % b1 w3 w4
Theta2 = [.60 .40 .45                              % b2 w5 w6
          .60 .50 .55];                            % b2 w7 w8
theta = nnunroll ({Theta1, Theta2});
x = [.05 .10];                                     % the inputs i1, i2
y = [.01 .99];                                     % the targets of o1, o2

%% 2. Forward and backward, in one call
[J, grad, steps] = nncost (theta, net, x, y);
[Delta1, Delta2] = steps.Delta{:};                 % dJ/dw, laid out as Theta
fprintf ('  %-28s %-13s %s\n', '', 'Mazur', 'backprop');
fprintf ('Forward: what goes into a unit, and what comes out\n');
beside ('h1 in', '0.3775', steps.z{2}(1));
beside ('h1 out', '0.593269992', steps.a{2}(1));
beside ('h2 out', '0.596884378', steps.a{2}(2));
beside ('o1 in', '1.105905967', steps.z{3}(1));
beside ('o1 out', '0.75136507', steps.a{3}(1));
beside ('o2 out', '0.772928465', steps.a{3}(2));
beside ('the error of o1', '0.274811083', (steps.a{3}(1) - y(1)) ^ 2 / 2);
beside ('the error of o2', '0.023560026', (steps.a{3}(2) - y(2)) ^ 2 / 2);
beside ('the total, J', '0.298371109', J);
fprintf ('Backward: the delta of o1, and slopes\n');
beside ('delta of o1', '0.138498562', steps.d{3}(1));
beside ('o1''s error by h1 out', '0.055399425', steps.d{3}(1) * Theta2(1,2));
beside ('o2''s error by h1 out', '-0.019049119', steps.d{3}(2) * Theta2(2,2));
beside ('J by h1 out', '0.036350306', steps.d{3} * Theta2(:,2));
beside ('J by w1', '0.000438568', Delta1(1,2));
beside ('J by w5', '0.082167041', Delta2(1,2));

%% 3. One step of gradient descent
% w becomes w - 0.5 dJ/dw. He does not change the biases, although they have a gradient
% like any weight. To compare, we do the same: their column of the step is zero.

rate = nnunroll ({0.5 * [0 1 1; 0 1 1], 0.5 * [0 1 1; 0 1 1]});
after = nnreshape (theta - rate .* grad, net);
fprintf ('The weights after one step (the biases are not changed, as in his text)\n');
his = {'0.149780716', '0.19956143',  '0.24975114',  '0.29950229', ...
       '0.35891648',  '0.408666186', '0.511301270', '0.561370121'};
ours = [after{1}(:,2:3)', after{2}(:,2:3)'];       % w1 ... w8, column by column
for k = 1:8
  beside (sprintf ('w%d', k), his{k}, ours(k));
end

%% 4. Ten thousand steps
% His last error is the error before the 10,000th step.

for k = 1:10000
  [last, grad] = nncost (theta, net, x, y);
  theta = theta - rate .* grad;
end
fprintf ('After 10,000 steps\n');
beside ('the error', '0.0000351085', last);

%% 5. Three of his numbers are different
% The error after one step and the outputs at the end differ in the seventh digit.
% You get his numbers if you change w5 to w8 first and compute the slopes of w1 to w4
% with the new ones. That is not the gradient; his own text says to use the old ones.

[T1, T2] = deal (Theta1, Theta2);
for k = 1:10000
  a2 = 1 ./ (1 + exp (-(T1 * [1, x]')));
  a3 = 1 ./ (1 + exp (-(T2 * [1; a2])));
  d3 = (a3 - y') .* a3 .* (1 - a3);
  T2(:,2:3) = T2(:,2:3) - 0.5 * d3 * a2';
  d2 = (T2(:,2:3)' * d3) .* a2 .* (1 - a2);        % should have the old T2
  T1(:,2:3) = T1(:,2:3) - 0.5 * d2 * x;
  if k == 1
    first = nncost (nnunroll ({T1, T2}), net, x, y);
  end
end
h = nnforward (nnunroll ({T1, T2}), net, x);
fprintf ('If w5 to w8 are changed before the slopes of w1 to w4 are computed\n');
beside ('the error after one step', '0.291027924', first);
beside ('o1 after 10,000', '0.015912196', h(1));
beside ('o2 after 10,000', '0.984065734', h(2));
fprintf ('With the gradient itself\n');
beside ('the error after one step', '', nncost (nnunroll (after), net, x, y));
h = nnforward (theta, net, x);
beside ('o1 after 10,000', '', h(1));
beside ('o2 after 10,000', '', h(2));

%% 6. The picture: the first pass, forward and back
savepicture ('mazur.png', [8, 6], @() nnplot (steps, net));
