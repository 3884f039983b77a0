function scripts (row)
% SCRIPTS  A script like the course's, by fmincg, fminlbfgs and fminunc in turn.
%
%   scripts ()
%
%   The course's exercise on neural networks, with its cost function nnCostFunction and
%   lambda 1, from the same start: 1797 digits, of which every fourth is kept aside, as
%   images of 8 by 8 pixels (64-25-10, 1,885 parameters) and enlarged to the course's 20
%   by 20 pixels (400-25-10, 10,285 parameters). fmincg and fminlbfgs make 50
%   iterations; fminunc makes 50 with the small network and 10 with the large one, where
%   each takes seconds. Prints a line for each: iterations, calls of the cost function, J,
%   the percentages of trained digits and of digits kept aside that are right, seconds
%   (one run), and the increase of the peak memory (Linux). Each runs in a separate
%   process, which calls scripts (row). minimisers.md has the results.
%
%   Run it from this folder with the package loaded:
%     octave-cli --no-history -q --eval "pkg load backprop; scripts ()"

% SPDX-License-Identifier: GPL-3.0-or-later

runs = {8, 'fmincg', 50; 8, 'fminlbfgs', 50; 8, 'fminunc', 50; 20, 'fmincg', 10; ...
        20, 'fminlbfgs', 10; 20, 'fminunc', 10; 20, 'fmincg', 50; 20, 'fminlbfgs', 50};
if nargin == 1
  one (runs{row,:});
  return
end
fprintf ('%-10s %-11s %10s %6s %8s %8s %8s %9s %8s\n', 'network', 'minimiser', ...
         'iterations', 'calls', 'J', 'trained', 'aside', 'seconds', 'MB');
folders = unique ({pwd(), fileparts(which ('nncost')), fileparts(which ('backprop_mex'))});
code = [sprintf('addpath (''%s''); ', folders{:}), 'scripts (%d)'];
for r = 1:size (runs, 1)
  system (sprintf (['"%s" --norc --no-history --quiet --eval "', code, '"'], ...
                   fullfile (OCTAVE_HOME (), 'bin', 'octave-cli'), r));
end
end

function one (pixels, name, iterations)
[X, y] = nndigits ();
X = enlarged (X / 16, pixels);
aside = mod (1:numel (y), 4) == 0;
train = ~ aside;
sizes = [pixels ^ 2, 25, 10];
theta = course_starts (sizes, 1);
cost = @(p) nnCostFunction (p, sizes(1), sizes(2), sizes(3), X(train,:), y(train), 1);
counting = @(p) count (cost, p);
cost (theta);                              % loads the gateway, creates the threads

options = optimset ('GradObj', 'on', 'MaxIter', iterations);
before = high_water (true);
global scripts_calls
scripts_calls = 0;
start = tic ();
if strcmp (name, 'fmincg')
  evalc ('[theta, fX] = fmincg (counting, theta, options);');
  made = numel (fX);
else
  [theta, ~, ~, output] = feval (name, counting, theta, options);
  made = output.iterations;
end
seconds = toc (start);
MB = (high_water (false) - before) / 1024;
Theta1 = reshape (theta(1:25 * (sizes(1) + 1)), 25, []);
Theta2 = reshape (theta(numel (Theta1) + 1:end), 10, []);
right = predict (Theta1, Theta2, X) == y;
fprintf ('%-10s %-11s %10d %6d %8.4f %6.1f %% %6.1f %% %9.2f %8.1f\n', ...
         sprintf ('%d-25-10', sizes(1)), name, made, scripts_calls, cost (theta), ...
         100 * mean (right(train)), 100 * mean (right(aside)), seconds, MB);
end

function [J, grad] = count (cost, p)
global scripts_calls
scripts_calls = scripts_calls + 1;
[J, grad] = cost (p);
end

% Images of 8 by 8, a row each, enlarged to k by k by linear interpolation.
function X = enlarged (X, k)
at = linspace (1, 8, k)';
low = min (floor (at), 7);
part = at - low;
W = zeros (k, 8);
W((1:k)' + k * (low - 1)) = 1 - part;
W((1:k)' + k * low) = part;
X = X * kron (W, W)';
end

% The peak memory of the process in kB; the call can reset it. NaN if the system does not
% say.
function kB = high_water (forget)
kB = NaN;
if ~ exist ('/proc/self/clear_refs', 'file')
  return
end
if forget
  to = fopen ('/proc/self/clear_refs', 'w');
  fputs (to, '5');
  fclose (to);
end
kB = sscanf (regexp (fileread ('/proc/self/status'), 'VmHWM:\s*\d+', 'match', 'once'), ...
             'VmHWM:%d');
end
