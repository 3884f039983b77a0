function theta = train_fold (theta, s, direction)
% TRAIN_FOLD  Shifting and scaling moved from the network into its parameters.
%
%   theta = train_fold (theta, s)            from s.net to the network as given
%   theta = train_fold (theta, s, 'back')    and back
%
%   s       from train_scaling
%   theta   the parameters, a column; the class stays
%
%   If u are the inputs of the network as given, those of s.net are u .* gain + offset, so
%     z = b + W (u .* gain + offset) = (b + W offset) + (W .* gain) u
%   in the first layer; and its outputs h stand for center + spread .* h, so that in
%   the last, linear layer each row is multiplied by spread, and center added to b.

% SPDX-License-Identifier: GPL-3.0-or-later

back = nargin > 2;
type = class (theta);
sizes = s.net.Sizes;
last = sizes(end) * (sizes(end-1) + 1);
if ~ isempty (s.spread) && back
  at = numel (theta) - last + 1:numel (theta);
  theta(at) = responses (theta(at), s, back);
end
if ~ isempty (s.gain)
  at = 1:sizes(2) * (sizes(1) + 1);
  T = reshape (double (theta(at)), sizes(2), []);
  W = T(:,2:end);
  if back
    W = bsxfun (@rdivide, W, s.gain);
    T = [T(:,1) - sum(bsxfun (@times, W, s.offset), 2), W];
  else
    T = [T(:,1) + sum(bsxfun (@times, W, s.offset), 2), bsxfun(@times, W, s.gain)];
  end
  theta(at) = cast (T(:), type);
end
if ~ isempty (s.spread) && ~ back
  at = numel (theta) - last + 1:numel (theta);
  theta(at) = responses (theta(at), s, back);
end
end

function part = responses (part, s, back)
K = numel (s.spread);
T = reshape (double (part), K, []);
center = [s.center(:), zeros(K, size (T, 2) - 1)];
if back
  T = bsxfun (@rdivide, T - center, s.spread(:));
else
  T = bsxfun (@times, T, s.spread(:)) + center;
end
part = cast (T(:), class (part));
end

%!test % the folded network computes the same, whatever net's own scale is; and back
%! X = 100 + 30 * reshape (sin (1:40), 10, 4) .* repmat ([1 10 0.1 0], 10, 1);
%! Y = 5 + reshape (cos (1:20), 10, 2);
%! given = struct ('Standardize', true, 'StandardizeResponses', []);
%! for sizes = {[4 2], [4 3 2], [4 3 5 2]}
%!   for more = {{}, {'Shift', 90, 'Scale', [1 2 3 4]}}
%!     net = nncreate (sizes{1}, 'Activation', 'tanh', 'Output', 'linear', more{1}{:});
%!     s = train_scaling (net, X, Y, [], given, 'double');
%!     theta = cos (1:sum (sizes{1}(2:end) .* (sizes{1}(1:end-1) + 1)))';
%!     folded = train_fold (theta, s);
%!     H = nnforward (theta, s.net, X) .* s.spread + s.center;
%!     assert (nnforward (folded, net, X), H, 1e-12)
%!     assert (train_fold (folded, s, 'back'), theta, 1e-12)
%!     assert (class (train_fold (single (theta), s)), 'single')
%!   end
%! end
%!test % nothing to fold
%! s = struct ('net', nncreate ([4 2]), 'gain', [], 'spread', []);
%! assert (train_fold ((1:10)', s), (1:10)')
