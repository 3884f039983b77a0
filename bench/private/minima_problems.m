function p = minima_problems (starts)
% MINIMA_PROBLEMS  Problems of all kinds, each from several starts.
%
%   p = minima_problems (starts)
%
%   p   a struct array: name, net, X, Y, starts (a column each)

% SPDX-License-Identifier: GPL-3.0-or-later

p = struct ('name', {}, 'net', {}, 'X', {}, 'Y', {}, 'starts', {});
[D, d] = nndigits ();
X = [0 0; 0 1; 1 0; 1 1];
y = [0; 1; 1; 0];
for hidden = [2, 4]
  net = nncreate ([2 hidden 1]);
  rand ('twister', 5);
  p = add (p, 'XOR', net, X, y, 2 * rand (numel (nninit (net)), starts) - 1);
end
B = double (dec2bin (0:15) - '0');
p = add (p, 'parity of 4', nncreate ([4 6 1]), B, mod (sum (B, 2), 2), starts);
A = reshape (sin ((1:360) .^ 1.3), 60, 6);
b = 1 + (A(:,1) + A(:,2) > 0) + (A(:,3) > 0.3);
p = add (p, 'sines', nncreate ([6 4 3]), A, b, course_starts ([6 4 3], starts));
for lambda = [0, 1]
  p = add (p, 'sines, scales 1e-2 to 1e3', nncreate ([6 8 3], 'Lambda', lambda), ...
           A .* 10 .^ (-2:3), b, starts);
end
some = 1:200;
more = 1:400;
ten = course_starts ([64 10 10], starts);
many = course_starts ([64 25 10], starts);
p = add (p, 'digits / 16', nncreate ([64 10 10]), D(some,:) / 16, d(some), ten);
for lambda = [0.1, 1, 10]
  p = add (p, 'digits / 16', nncreate ([64 25 10], 'Lambda', lambda), D(more,:) / 16, ...
           d(more), many);
end
p = add (p, 'digits raw', nncreate ([64 10 10]), D(more,:), d(more), ten);
p = add (p, 'digits raw', nncreate ([64 25 10], 'Lambda', 1), D(more,:), d(more), many);
for lambda = [0, 0.1]
  p = add (p, 'digits / 16, saturated', nncreate ([64 10 10], 'Lambda', lambda), ...
           D(some,:) / 16, d(some), 20 * ten);
end
p = add (p, 'digits / 16, autoencoder', nncreate ([64 8 64]), D(some,:) / 16, ...
         D(some,:) / 16, starts);
deep = {'Activation', 'tanh', 'Output', 'softmax'};
p = add (p, 'digits / 16, tanh', nncreate ([64 16 16 16 10], 'Lambda', 0.1, deep{:}), ...
         D(more,:) / 16, d(more), starts);
p = add (p, 'digits / 16', nncreate ([64 16 16 10]), D(some,:) / 16, d(some), starts);
kinked = {'Activation', 'relu', 'Output', 'softmax'};
p = add (p, 'digits / 16, relu', nncreate ([64 20 10], kinked{:}), D(more,:) / 16, ...
         d(more), starts);
p = add (p, 'digits raw, relu', nncreate ([64 20 10], 'Lambda', 0.1, kinked{:}), ...
         D(more,:), d(more), starts);
file = fullfile (fileparts (mfilename ('fullpath')), '..', '..', 'examples', 'concrete.csv');
C = csvread (file, 1, 0);
C = C(1:300,:);
line = {'Output', 'linear', 'Loss', 'squarederror'};
p = add (p, 'concrete raw', nncreate ([8 8 1], line{:}), C(:,1:8), C(:,9), 5 * starts);
C = (C - mean (C)) ./ std (C);
p = add (p, 'concrete standardized', nncreate ([8 10 1], 'Lambda', 0.1, line{:}), ...
         C(:,1:8), C(:,9), starts);
p = add (p, 'concrete standardized, tanh', ...
         nncreate ([8 10 1], 'Activation', 'tanh', line{:}), C(:,1:8), C(:,9), starts);
end

% starts: columns, or how many starts from nninit
function p = add (p, name, net, X, Y, starts)
if isscalar (starts)
  count = starts;
  starts = zeros (numel (nninit (net)), count);
  for k = 1:count
    starts(:,k) = nninit (net, k);
  end
end
sizes = strrep (mat2str (net.Sizes), ' ', '-');
p(end+1) = struct ('name', sprintf ('%s, %s, lambda %g', name, sizes(2:end-1), net.Lambda), ...
                   'net', net, 'X', X, 'Y', Y, 'starts', starts);
end
