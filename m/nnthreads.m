function [n, isa] = nnthreads (n)
% NNTHREADS  How many threads the package uses.
%
%   n = nnthreads ()
%   n = nnthreads (n)
%   [n, isa] = nnthreads (...)
%
%   n   the number of threads from now on, a whole number from 1 to 1024. By
%       default the number of cores, or the environment variable
%       OMP_NUM_THREADS. Returns the number now in use. If the system gives fewer
%       (limits of processes or memory), fewer are used, and a warning
%       (backprop:threads) says so once.
%
%   isa the instruction set that is used on this processor: 'v4' (AVX-512), 'v3'
%       (AVX2), 'v2' (SSE4.2), 'neon' (arm64), or 'blas', if the BLAS computes
%       the matrix products. The environment variable BACKPROP_ISA can choose a
%       lower one.
%
%   Only the speed changes: J and grad are the same to the last bit for any
%   number. The setting is valid until Octave ends, or until `clear all`.
%
%   Errors: backprop:type, backprop:value.
%
%   Example:
%     before = nnthreads ();
%     nnthreads (1)
%     nnthreads (before);
%
%   See also nncost.

% SPDX-License-Identifier: GPL-3.0-or-later

try
  if nargin == 0
    [n, isa] = backprop_mex ('threads');
  else
    [n, isa] = backprop_mex ('threads', n);
  end
catch e
  raise_error (e, 'nnthreads');
end
end

%!demo
%! % how many threads work, and the time of a gradient with one and with all
%! n = nnthreads ()
%! X = randn (5000, 400);
%! y = randi (10, 5000, 1);
%! net = nncreate ([400 25 10]);
%! theta = nninit (net, 1);
%! for threads = [1, n]
%!   [J, grad] = nncost (theta, net, X, y, 'Threads', threads);
%!   clock = tic;
%!   for i = 1:10
%!     [J, grad] = nncost (theta, net, X, y, 'Threads', threads);
%!   end
%!   fprintf ('%d of them: %.2f ms\n', threads, 100 * toc (clock));
%! end

%!test
%! before = nnthreads ();
%! assert (before >= 1)
%! assert (nnthreads (3), 3)
%! assert (nnthreads (), 3)
%! nnthreads (int8 (1));
%! assert (nnthreads (), 1)
%! assert (nnthreads (before), before)
%!test % a lower instruction set on demand
%! asked = getenv ('BACKPROP_ISA');
%! setenv ('BACKPROP_ISA', 'blas');
%! [n, isa] = nnthreads ();
%! setenv ('BACKPROP_ISA', asked);
%! assert (isa, 'blas')

%!error <^nnthreads: n must be one whole number, 1 or more, but is 1-by-2$> nnthreads ([1 2])
%!error <^nnthreads: n must be one whole number, 1 or more, but is of class char$> nnthreads ('1')
%!error <^nnthreads: n must be whole and from 1 to 1024, but is 0$> nnthreads (0)
%!error <^nnthreads: n must be whole and from 1 to 1024, but is 1.5$> nnthreads (1.5)
%!error <^nnthreads: n must be whole and from 1 to 1024, but is NaN$> nnthreads (NaN)
