function [args, nout] = fuzz_arguments (name, seed, k)
% FUZZ_ARGUMENTS  The arguments of call k: valid ones, most often with some of them changed.
%
% [args, nout] = fuzz_arguments (name, seed, k)

% SPDX-License-Identifier: GPL-3.0-or-later

rand ('twister', [seed; k]);
[args, outputs] = fuzz_good (name);
nout = fuzz_pick (outputs);
first = 1 + strncmp (name, 'backprop_m', 10);
many = fuzz_pick ([0 0 1 1 1 2 3]);
for i = 1:many
  n = numel (args);
  at = first - 1 + ceil (rand () * (n - first + 1));
  what = rand ();
  if n < first || what < 0.04
    args{end+1} = fuzz_thing ();
  elseif what < 0.35
    args{at} = fuzz_thing ();
  elseif what < 0.88
    args{at} = fuzz_hurt (args{at});
  elseif what < 0.92
    args(at) = [];
  elseif what < 0.94
    args = args(1:at);
  elseif what < 0.97
    args([at, n]) = args([n, at]);
  else
    args = [args(1:at), args(at:end)];
  end
end
if rand () < 0.03
  nout = floor (rand () * 8);
end
if strcmp (name, 'backprop_mex lbfgs')
  nout = max (nout, 1);                  % a run that is not returned could not be freed
end
end
