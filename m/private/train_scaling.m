function s = train_scaling (net, X, Y, weights, given, type, ranks)
% TRAIN_SCALING  How nntrain shifts and scales the inputs and the targets.
%
%   s = train_scaling (net, X, Y, weights, given, type)
%   s = train_scaling (net, X, Y, weights, given, type, ranks)
%
%   type   'double' or 'single': the precision of the training
%   ranks  from ranks_begin, if X and Y are a part of the examples; or []
%
%   s.net               the network that is trained: net, or net with Shift and Scale
%                       of the examples (Standardize)
%   s.gain, s.offset    1-by-inputs: the inputs of s.net are u .* gain + offset, where u
%                       are those of net; [] without Standardize
%   s.center, s.spread  1-by-outputs: s.net learns (Y - center) ./ spread; [] without
%                       StandardizeResponses. spread is the standard deviation; where
%                       inputs are large and units grow with them (diagnose_input_size), it is
%                       that divided by the inputs' size

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 7
  ranks = [];
end
s = struct ('net', net, 'gain', [], 'offset', [], 'center', [], 'spread', []);
n = net.Sizes(1);
if given.Standardize
  [center, spread] = ranks_spread (ranks, X, weights);
  warn_single (center, spread, type, 'X');
  [shift, scale] = deal (zeros (1, n), ones (1, n));
  if isfield (net, 'Shift') && isfield (net, 'Scale') && ~ isempty (net.Shift)
    shift = shift + net.Shift(:)';
    scale = scale .* net.Scale(:)';
  end
  s.gain = scale ./ spread;
  s.offset = (shift - center) ./ spread;
  s.net.Shift = center;
  s.net.Scale = spread;
end
if responses (net, Y, size (X, 1), given, ranks)
  [s.center, s.spread] = ranks_spread (ranks, reshape (Y, [], net.Sizes(end)), weights);
  [size_of, grows] = diagnose_input_size (ranks_some (ranks, X), s.net);
  if grows                               % the outputs grow too, and so should targets
    s.spread = s.spread / max (1, size_of);
  end
  warn_single (s.center, s.spread, type, 'Y');
end
end

% Whether the targets are standardized: by default if they are real numbers, not labels or
% zeros and ones made from labels.
function yes = responses (net, Y, m, given, ranks)
possible = strcmp (net.Output, 'linear') && strcmp (net.Loss, 'squarederror') ...
           && ranks_add (ranks, double (numel (Y) ~= m * net.Sizes(end))) == 0;
yes = given.StandardizeResponses;
if isempty (yes)
  yes = possible ...
        && ranks_add (ranks, double (any (Y(:) ~= 0 & Y(:) ~= 1 & ~ isnan (Y(:))))) > 0;
elseif yes && ~ possible
  error ('backprop:option', ['nntrain: StandardizeResponses needs Output linear, Loss ', ...
         'squarederror and targets, a number for each output']);
end
end

% In single a number of about 1000 times its spread keeps few digits of its deviation.
function warn_single (center, spread, type, name)
far = find (abs (center) ./ spread * eps ('single') > 1e-4);
if strcmp (type, 'single') && ~ isempty (far)
  warning ('backprop:precision', ['nntrain: column %d of %s (one of %d such columns) is so ', ...
    'far from 0, compared with its spread, that single precision loses its digits: use ', ...
    'double, or subtract a constant first'], far(1), name, numel (far));
end
end
