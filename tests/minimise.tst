% minimise.tst  fminlbfgs on the functions of More, Garbow and Hillstrom.
% SPDX-License-Identifier: GPL-3.0-or-later

%!test % the gradients of these functions, compared with central differences
%! for p = minimisation_problems ()
%!   x = p.x0 + 0.01 * sin (1:numel (p.x0))' .* max (1, abs (p.x0));
%!   [f, g] = p.f (x);
%!   for i = 1:numel (x)
%!     h = zeros (size (x));
%!     h(i) = 1e-6 * max (1, abs (x(i)));
%!     assert ((p.f (x + h) - p.f (x - h)) / (2 * h(i)), g(i), 1e-4 * norm (g))
%!   end
%! end

## The number of solved problems and of all calls. A problem is solved if the value is at
## most a thousandth (or 1e-10) above a minimum given in the paper.
%!function [solved, calls] = solve (scale, options)
%!  options.GradObj = 'on';
%!  solved = calls = 0;
%!  for p = minimisation_problems ()
%!    try
%!      [x, f, info, output] = fminlbfgs (p.f, scale * p.x0, options);
%!      calls = calls + output.funcCount;
%!      solved = solved + (min (f - 1.001 * p.lowest) <= 1e-10);
%!    catch e
%!      assert (e.identifier, 'backprop:cost')   # not finite at the start
%!    end
%!  end
%!endfunction
%!test
%! [solved, calls] = solve (1, struct ());
%! assert (solved >= 37)
%! assert (calls < 2850)
%!test
%! [solved, calls] = solve (10, struct ());
%! assert (solved >= 34)
%! assert (calls < 4074)
%!test
%! [solved, calls] = solve (100, struct ());
%! assert (solved >= 28)
%! assert (calls < 4442)
%!test % without tolerances
%! assert (solve (1, struct ('TolFun', 0, 'TolX', 0, 'MaxFunEvals', 3000, 'MaxIter', Inf)) >= 39)
