function numgrad = numgrad_reference (f, theta)
% NUMGRAD_REFERENCE  Derivatives of any smooth f(theta) by central differences.
%
% numgrad = numgrad_reference (f, theta) has theta's size. For every parameter
% the central difference c(h) = (f(x+h) - f(x-h)) / (2h) is taken at h and 2h.
% c(h) = f' + f'''h^2/6 + O(h^4), so (4 c(h) - c(2h)) / 3 is free of the h^2
% term (Richardson's extrapolation). With h = 1e-3 both the remaining error and the rounding
% error of f are near 1e-12 for functions of order one.
%
% See also nncost_reference, computeNumericalGradient.

% SPDX-License-Identifier: GPL-3.0-or-later

numgrad = zeros (size (theta));
for i = 1:numel (theta)
  h = 1e-3 * max (1, abs (theta(i)));
  c = [0 0];
  for k = 1:2
    up = theta;
    down = theta;
    up(i) = theta(i) + k * h;
    down(i) = theta(i) - k * h;
    c(k) = (f (up) - f (down)) / (up(i) - down(i));
  end
  numgrad(i) = (4 * c(1) - c(2)) / 3;
end

end

%!test
%! x = [0.5, -1.5, 3, -0.1];
%! w = cos (1:4);
%! f = @(x) sum (w .* exp (sin (x)));
%! assert (numgrad_reference (f, x), w .* exp (sin (x)) .* cos (x), 1e-10);
