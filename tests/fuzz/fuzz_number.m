function v = fuzz_number ()
% FUZZ_NUMBER  A number that programs often do not expect: NaN, Inf, very large or small.

% SPDX-License-Identifier: GPL-3.0-or-later

v = fuzz_pick ([NaN, Inf, -Inf, -1, 0, -0, 1, 2, 3, 4, 2.5, 0.5, 1e-320, eps, 1e15, 1e300, ...
                -1e300, 2^31, 2^31-1, 2^32+1, 2^53, 2^53+2, -2^53, 2^63, 2^64]);
end
