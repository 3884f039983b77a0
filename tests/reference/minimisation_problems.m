function p = minimisation_problems ()
% MINIMISATION_PROBLEMS  40 functions for tests of minimisers.
%
%   p = minimisation_problems ()
%
%   p   struct array: name, f ([value, gradient] = f (x)), x0, lowest (the values of the
%       minima given in the paper, the global one first)
%
%   They are all 35 sums of squares of J. J. More, B. S. Garbow and K. E. Hillstrom, Testing
%   unconstrained optimization software, ACM Trans. Math. Software 7 (1981) 17-41, in the
%   order, with the starting points and the minima of the paper, and five of them in a second
%   size. Minima at infinity are left out.

% SPDX-License-Identifier: GPL-3.0-or-later

p = struct ('name', {}, 'f', {}, 'x0', {}, 'lowest', {});
p = add (p, 'Rosenbrock', @rosenbrock, [-1.2; 1], 0);
p = add (p, 'Freudenstein and Roth', @freudenstein, [0.5; -2], [0, 48.9842]);
p = add (p, 'Powell, badly scaled', @powell_badly, [0; 1], 0);
p = add (p, 'Brown, badly scaled', @brown_badly, [1; 1], 0);
p = add (p, 'Beale', @beale, [1; 1], 0);
p = add (p, 'Jennrich and Sampson', @jennrich, [0.3; 0.4], 124.362);
p = add (p, 'helical valley', @helix, [-1; 0; 0], 0);
p = add (p, 'Bard', @bard, [1; 1; 1], 8.21487e-3);
p = add (p, 'Gauss', @gauss, [0.4; 1; 0], 1.12793e-8);
p = add (p, 'Meyer', @meyer, [0.02; 4000; 250], 87.9458);
p = add (p, 'Gulf', @gulf, [5; 2.5; 0.15], 0);
p = add (p, 'Box', @box, [0; 10; 20], 0);
p = add (p, 'Powell, singular', @singular, [3; -1; 0; 1], 0);
p = add (p, 'Wood', @wood, [-3; -1; -3; -1], 0);
p = add (p, 'Kowalik and Osborne', @kowalik, [0.25; 0.39; 0.415; 0.39], 3.07505e-4);
p = add (p, 'Brown and Dennis', @brown_dennis, [25; 5; -5; -1], 85822.2);
p = add (p, 'Osborne 1', @osborne1, [0.5; 1.5; -1; 0.01; 0.02], 5.46489e-5);
p = add (p, 'Biggs', @biggs, [1; 2; 1; 1; 1; 1], [0, 5.65565e-3]);
p = add (p, 'Osborne 2', @osborne2, [1.3; 0.65; 0.65; 0.7; 0.6; 3; 5; 7; 2; 4.5; 5.5], ...
         4.01377e-2);
p = add (p, 'Watson, 6', @watson, zeros (6, 1), 2.28767e-3);
p = add (p, 'Rosenbrock, 100', @rosenbrock, repmat ([-1.2; 1], 50, 1), 0);
p = add (p, 'Powell, singular, 100', @singular, repmat ([3; -1; 0; 1], 25, 1), 0);
p = add (p, 'penalty I, 4', @penalty1, (1:4)', 2.24997e-5);
p = add (p, 'penalty II, 4', @penalty2, repmat (0.5, 4, 1), 9.37629e-6);
p = add (p, 'variably dimensioned', @variably, 1 - (1:10)' / 10, 0);
p = add (p, 'trigonometric', @trigonometric, repmat (0.1, 10, 1), [0, 2.79506e-5]);
p = add (p, 'Brown, almost linear', @almost_linear, repmat (0.5, 10, 1), [0, 1]);
t = (1:10)' / 11;
p = add (p, 'boundary value', @boundary, t .* (t - 1), 0);
p = add (p, 'integral equation', @integral_equation, t .* (t - 1), 0);
p = add (p, 'Broyden, tridiagonal', @tridiagonal, - ones (10, 1), 0);
p = add (p, 'Broyden, banded', @banded, - ones (10, 1), 0);
p = add (p, 'linear, full rank', @full_rank, ones (10, 1), 10);
p = add (p, 'linear, rank 1', @rank1, ones (10, 1), 20 * 19 / (2 * 41));
p = add (p, 'linear, rank 1, zeros', @rank1_zeros, ones (10, 1), (400 + 60 - 6) / (2 * 37));
p = add (p, 'Chebyquad, 8', @chebyquad, (1:8)' / 9, 3.51687e-3);
p = add (p, 'Watson, 9', @watson, zeros (9, 1), 1.39976e-6);
p = add (p, 'Watson, 12', @watson, zeros (12, 1), 4.72238e-10);
p = add (p, 'penalty I, 10', @penalty1, (1:10)', 7.08765e-5);
p = add (p, 'penalty II, 10', @penalty2, repmat (0.5, 10, 1), 2.93660e-4);
p = add (p, 'Chebyquad, 10', @chebyquad, (1:10)' / 11, 6.50395e-3);
end

function p = add (p, name, residuals, x0, lowest)
p(end + 1) = struct ('name', name, 'f', @(x) squares (residuals, x), 'x0', x0, ...
                     'lowest', lowest);
end

function [f, g] = squares (residuals, x)
[r, J] = residuals (x);
f = r' * r;
g = 2 * (J' * r);
end

% ---- residuals r(i), and J(i,j) = dr(i)/dx(j) ----

function [r, J] = rosenbrock (x)
n = numel (x);
a = (1:2:n)';
b = a + 1;
r = zeros (n, 1);
r(a) = 10 * (x(b) - x(a) .^ 2);
r(b) = 1 - x(a);
J = zeros (n);
J(a + n * (a - 1)) = -20 * x(a);
J(a + n * (b - 1)) = 10;
J(b + n * (a - 1)) = -1;
end

function [r, J] = freudenstein (x)
r = [-13 + x(1) + ((5 - x(2)) * x(2) - 2) * x(2);
     -29 + x(1) + ((x(2) + 1) * x(2) - 14) * x(2)];
J = [1, 10 * x(2) - 3 * x(2) ^ 2 - 2; 1, 3 * x(2) ^ 2 + 2 * x(2) - 14];
end

function [r, J] = powell_badly (x)
r = [1e4 * x(1) * x(2) - 1; exp(-x(1)) + exp(-x(2)) - 1.0001];
J = [1e4 * x(2), 1e4 * x(1); -exp(-x(1)), -exp(-x(2))];
end

function [r, J] = brown_badly (x)
r = [x(1) - 1e6; x(2) - 2e-6; x(1) * x(2) - 2];
J = [1, 0; 0, 1; x(2), x(1)];
end

function [r, J] = beale (x)
k = (1:3)';
r = [1.5; 2.25; 2.625] - x(1) * (1 - x(2) .^ k);
J = [-(1 - x(2) .^ k), x(1) * k .* x(2) .^ (k - 1)];
end

function [r, J] = jennrich (x)
k = (1:10)';
r = 2 + 2 * k - (exp (k * x(1)) + exp (k * x(2)));
J = [-k .* exp(k * x(1)), -k .* exp(k * x(2))];
end

function [r, J] = helix (x)
q = x(1) ^ 2 + x(2) ^ 2;
theta = atan (x(2) / x(1)) / (2 * pi) + 0.5 * (x(1) < 0);
r = [10 * (x(3) - 10 * theta); 10 * (sqrt (q) - 1); x(3)];
J = [100 * x(2) / (2 * pi * q), -100 * x(1) / (2 * pi * q), 10;
     10 * x(1) / sqrt(q), 10 * x(2) / sqrt(q), 0; 0, 0, 1];
end

function [r, J] = bard (x)
y = [0.14 0.18 0.22 0.25 0.29 0.32 0.35 0.39 0.37 0.58 0.73 0.96 1.34 2.1 4.39]';
u = (1:15)';
v = 16 - u;
w = min (u, v);
d = v * x(2) + w * x(3);
r = y - (x(1) + u ./ d);
J = [-ones(15, 1), u .* v ./ d .^ 2, u .* w ./ d .^ 2];
end

function [r, J] = gauss (x)
y = [0.0009 0.0044 0.0175 0.0540 0.1295 0.2420 0.3521 0.3989]';
y = [y; flipud(y(1:7))];
t = (8 - (1:15)') / 2;
e = exp (-x(2) * (t - x(3)) .^ 2 / 2);
r = x(1) * e - y;
J = [e, -x(1) * e .* (t - x(3)) .^ 2 / 2, x(1) * e .* x(2) .* (t - x(3))];
end

function [r, J] = meyer (x)
y = [34780 28610 23650 19630 16370 13720 11540 9744 8261 7030 6005 5147 4427 3820 ...
     3307 2872]';
t = 45 + 5 * (1:16)' + x(3);
e = exp (x(2) ./ t);
r = x(1) * e - y;
J = [e, x(1) * e ./ t, -x(1) * x(2) * e ./ t .^ 2];
end

function [r, J] = gulf (x)
t = (1:99)' / 100;
y = 25 + (-50 * log (t)) .^ (2 / 3);
d = y - x(2);
a = abs (d) .^ x(3) / x(1);
e = exp (-a);
r = e - t;
J = [e .* a / x(1), e .* a * x(3) ./ d, -e .* a .* log(abs (d))];
end

function [r, J] = box (x)
t = 0.1 * (1:10)';
w = exp (-t) - exp (-10 * t);
r = exp (-t * x(1)) - exp (-t * x(2)) - x(3) * w;
J = [-t .* exp(-t * x(1)), t .* exp(-t * x(2)), -w];
end

function [r, J] = singular (x)
n = numel (x);
r = zeros (n, 1);
J = zeros (n);
for k = 1:4:n
  u = x(k) + 10 * x(k+1);
  v = x(k+1) - 2 * x(k+2);
  w = x(k) - x(k+3);
  r(k:k+3) = [u; sqrt(5) * (x(k+2) - x(k+3)); v ^ 2; sqrt(10) * w ^ 2];
  J(k:k+3, k:k+3) = [1, 10, 0, 0; 0, 0, sqrt(5), -sqrt(5); 0, 2 * v, -4 * v, 0;
                     2 * sqrt(10) * w, 0, 0, -2 * sqrt(10) * w];
end
end

function [r, J] = wood (x)
r = [10 * (x(2) - x(1) ^ 2); 1 - x(1); sqrt(90) * (x(4) - x(3) ^ 2); 1 - x(3);
     sqrt(10) * (x(2) + x(4) - 2); (x(2) - x(4)) / sqrt(10)];
J = [-20 * x(1), 10, 0, 0; -1, 0, 0, 0; 0, 0, -2 * sqrt(90) * x(3), sqrt(90);
     0, 0, -1, 0; 0, sqrt(10), 0, sqrt(10); 0, 1 / sqrt(10), 0, -1 / sqrt(10)];
end

function [r, J] = kowalik (x)
y = [0.1957 0.1947 0.1735 0.1600 0.0844 0.0627 0.0456 0.0342 0.0323 0.0235 0.0246]';
u = [4 2 1 0.5 0.25 0.167 0.125 0.1 0.0833 0.0714 0.0625]';
a = u .^ 2 + u * x(2);
d = u .^ 2 + u * x(3) + x(4);
r = y - x(1) * a ./ d;
J = [-a ./ d, -x(1) * u ./ d, x(1) * a .* u ./ d .^ 2, x(1) * a ./ d .^ 2];
end

function [r, J] = brown_dennis (x)
t = (1:20)' / 5;
a = x(1) + t * x(2) - exp (t);
b = x(3) + x(4) * sin (t) - cos (t);
r = a .^ 2 + b .^ 2;
J = [2 * a, 2 * a .* t, 2 * b, 2 * b .* sin(t)];
end

function [r, J] = osborne1 (x)
y = [0.844 0.908 0.932 0.936 0.925 0.908 0.881 0.850 0.818 0.784 0.751 0.718 0.685 ...
     0.658 0.628 0.603 0.580 0.558 0.538 0.522 0.506 0.490 0.478 0.467 0.457 0.448 ...
     0.438 0.431 0.424 0.420 0.414 0.411 0.406]';
t = 10 * (0:32)';
a = exp (-t * x(4));
b = exp (-t * x(5));
r = y - (x(1) + x(2) * a + x(3) * b);
J = [-ones(33, 1), -a, -b, x(2) * t .* a, x(3) * t .* b];
end

function [r, J] = biggs (x)
t = 0.1 * (1:13)';
y = exp (-t) - 5 * exp (-10 * t) + 3 * exp (-4 * t);
a = exp (-t * x(1));
b = exp (-t * x(2));
c = exp (-t * x(5));
r = x(3) * a - x(4) * b + x(6) * c - y;
J = [-x(3) * t .* a, x(4) * t .* b, a, -b, -x(6) * t .* c, c];
end

function [r, J] = osborne2 (x)
y = [1.366 1.191 1.112 1.013 0.991 0.885 0.831 0.847 0.786 0.725 0.746 0.679 0.608 ...
     0.655 0.616 0.606 0.602 0.626 0.651 0.724 0.649 0.649 0.694 0.644 0.624 0.661 ...
     0.612 0.558 0.533 0.495 0.500 0.423 0.395 0.375 0.372 0.391 0.396 0.405 0.428 ...
     0.429 0.523 0.562 0.607 0.653 0.672 0.708 0.633 0.668 0.645 0.632 0.591 0.559 ...
     0.597 0.625 0.739 0.710 0.729 0.720 0.636 0.581 0.428 0.292 0.162 0.098 0.054]';
t = (0:64)' / 10;
a = exp (-t * x(5));
b = exp (-(t - x(9)) .^ 2 * x(6));
c = exp (-(t - x(10)) .^ 2 * x(7));
d = exp (-(t - x(11)) .^ 2 * x(8));
r = y - (x(1) * a + x(2) * b + x(3) * c + x(4) * d);
J = -[a, b, c, d, -x(1) * t .* a, -x(2) * (t - x(9)) .^ 2 .* b, ...
      -x(3) * (t - x(10)) .^ 2 .* c, -x(4) * (t - x(11)) .^ 2 .* d, ...
      2 * x(2) * x(6) * (t - x(9)) .* b, 2 * x(3) * x(7) * (t - x(10)) .* c, ...
      2 * x(4) * x(8) * (t - x(11)) .* d];
end

function [r, J] = watson (x)
n = numel (x);
t = (1:29)' / 29;
j = 1:n;
T = t .^ (j - 1);
D = [zeros(29, 1), (j(2:end) - 1) .* t .^ (j(2:end) - 2)];
s = T * x;
r = [D * x - s .^ 2 - 1; x(1); x(2) - x(1) ^ 2 - 1];
J = [D - 2 * s .* T; 1, zeros(1, n - 1); -2 * x(1), 1, zeros(1, n - 2)];
end

function [r, J] = penalty1 (x)
n = numel (x);
r = [sqrt(1e-5) * (x - 1); x' * x - 0.25];
J = [sqrt(1e-5) * eye(n); 2 * x'];
end

function [r, J] = penalty2 (x)
n = numel (x);
a = sqrt (1e-5);
i = (2:n)';
y = exp (i / 10) + exp ((i - 1) / 10);
w = (n:-1:1)';
r = [x(1) - 0.2; a * (exp (x(i) / 10) + exp (x(i-1) / 10) - y); ...
     a * (exp (x(i) / 10) - exp (-1 / 10)); w' * x .^ 2 - 1];
E = diag (exp (x / 10) / 10);
J = [1, zeros(1, n - 1); a * (E(2:n,:) + E(1:n-1,:)); a * E(2:n,:); 2 * (w .* x)'];
end

function [r, J] = variably (x)
n = numel (x);
j = (1:n)';
s = j' * (x - 1);
r = [x - 1; s; s ^ 2];
J = [eye(n); j'; 2 * s * j'];
end

function [r, J] = trigonometric (x)
n = numel (x);
i = (1:n)';
r = n - sum (cos (x)) + i .* (1 - cos (x)) - sin (x);
J = repmat (sin (x)', n, 1) + diag (i .* sin (x) - cos (x));
end

function [r, J] = almost_linear (x)
n = numel (x);
r = x + sum (x) - (n + 1);
r(n) = prod (x) - 1;
J = eye (n) + 1;
for k = 1:n
  J(n, k) = prod (x([1:k-1, k+1:n]));
end
end

function [r, J] = boundary (x)
n = numel (x);
h = 1 / (n + 1);
c = x + h * (1:n)' + 1;
r = 2 * x - [0; x(1:n-1)] - [x(2:n); 0] + h ^ 2 * c .^ 3 / 2;
J = 2 * eye (n) - diag (ones (n - 1, 1), 1) - diag (ones (n - 1, 1), -1) ...
    + diag (1.5 * h ^ 2 * c .^ 2);
end

function [r, J] = integral_equation (x)
n = numel (x);
h = 1 / (n + 1);
t = h * (1:n)';
c = x + t + 1;
K = tril ((1 - t) * t') + triu (t * (1 - t)', 1);
r = x + h / 2 * (K * c .^ 3);
J = eye (n) + h / 2 * K .* repmat (3 * (c .^ 2)', n, 1);
end

function [r, J] = tridiagonal (x)
n = numel (x);
r = (3 - 2 * x) .* x - [0; x(1:n-1)] - 2 * [x(2:n); 0] + 1;
J = diag (3 - 4 * x) - diag (ones (n - 1, 1), -1) - 2 * diag (ones (n - 1, 1), 1);
end

function [r, J] = banded (x)
n = numel (x);
B = tril (triu (ones (n), -5), 1) - eye (n);
r = x .* (2 + 5 * x .^ 2) + 1 - B * (x .* (1 + x));
J = diag (2 + 15 * x .^ 2) - B .* repmat ((1 + 2 * x)', n, 1);
end

function [r, J] = full_rank (x)
n = numel (x);
J = [eye(n); zeros(n)] - 1 / n;          % with 2 n residuals
r = J * x - 1;
end

function [r, J] = rank1 (x)
J = (1:20)' * (1:numel (x));
r = J * x - 1;
end

function [r, J] = rank1_zeros (x)
n = numel (x);
J = [0, 1:18, 0]' * [0, 2:n-1, 0];
r = J * x - 1;
end

function [r, J] = chebyquad (x)
n = numel (x);
u = 2 * x - 1;
[T, D] = deal (zeros (n, n + 1));
T(:,1:2) = [ones(n, 1), u];
D(:,2) = 2;
for k = 2:n
  T(:,k+1) = 2 * u .* T(:,k) - T(:,k-1);
  D(:,k+1) = 4 * T(:,k) + 2 * u .* D(:,k) - D(:,k-1);
end
k = (1:n)';
mean_of = zeros (n, 1);
mean_of(2:2:n) = -1 ./ (k(2:2:n) .^ 2 - 1);
r = sum (T(:,2:end), 1)' / n - mean_of;
J = D(:,2:end)' / n;
end
