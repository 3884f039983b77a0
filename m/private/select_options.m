function [given, further] = select_options (net, m, pairs)
% SELECT_OPTIONS  The options of nnselect, checked, with their defaults; and nntrain's.
%
%   [given, further] = select_options (net, m, pairs)
%
%   m         examples
%   further   pairs for nntrain

% SPDX-License-Identifier: GPL-3.0-or-later

try
  [given, further] = checked (net, m, pairs);
catch e
  raise_error (e, 'nnselect');
end
end

function [given, further] = checked (net, m, pairs)
given = struct ('Lambda', [], 'Hidden', [], 'Examples', [], 'KFold', [], 'Holdout', [], ...
                'Seed', 1, 'Refit', [], 'Verbose', 1);
if mod (numel (pairs), 2) ~= 0
  error ('backprop:usage', 'nnselect: options must be pairs of name and value');
end
ours = false (1, numel (pairs));
for k = 1:2:numel (pairs)
  ours([k, k + 1]) = ischar (pairs{k}) && any (strcmpi (pairs{k}, fieldnames (given)));
  if ischar (pairs{k}) && strcmpi (pairs{k}, 'Distributed')
    error ('backprop:option', ['nnselect: Distributed must not be given: the examples of ', ...
           'all ranks cannot be divided into folds; call nntrain for each choice'])
  end
  if ischar (pairs{k}) && any (strcmpi (pairs{k}, {'Checkpoint', 'Resume'}))
    error ('backprop:option', ['nnselect: %s must not be given: each training would ', ...
           'write the same file'], pairs{k});
  end
end
given = parse_options ('nnselect', given, pairs(ours));
further = [pairs(~ ours), {'Verbose', 0, 'Seed', given.Seed}];

if isempty (given.Lambda)
  given.Lambda = net.Lambda;
end
v = given.Lambda;
must (numbers (v) && all (v(:) >= 0 & v(:) < Inf), 'Lambda', 'numbers of 0 or more', v);
if isequal (given.Hidden, []) && ~ iscell (given.Hidden)
  given.Hidden = {net.Sizes(2:end-1)};
elseif ~ iscell (given.Hidden)
  given.Hidden = num2cell (given.Hidden);
end
if isempty (given.Hidden)
  error ('backprop:option', ['nnselect: Hidden must have a choice or more, but is an empty ', ...
         'cell; {[]} is a network without hidden layers']);
end
for k = 1:numel (given.Hidden)
  v = given.Hidden{k};
  must (isempty (v) || (numbers (v) && all (v(:) >= 1 & v(:) == fix (v(:)) & v(:) < 2^31)), ...
        'Hidden', 'a cell of sizes, or numbers, each a whole one of 1 or more', v);
end
given = parts (given, m);
if isempty (given.Refit)
  given.Refit = isempty (given.Examples);
end
v = given.Seed;
must (numbers (v) && numel (v) == 1 && v >= 0 && v < 2^32 && v == fix (v), 'Seed', ...
      'a whole number from 0 to 2^32 - 1', v);
must (numbers (given.Refit) && numel (given.Refit) == 1, 'Refit', 'true or false', given.Refit);
must (numbers (given.Verbose) && numel (given.Verbose) == 1, 'Verbose', '0 or 1', given.Verbose);
end

% How many examples are held out, and how many are trained on.
function given = parts (given, m)
if ~ isempty (given.KFold) && ~ isempty (given.Holdout)
  error ('backprop:option', 'nnselect: KFold and Holdout must not both be given');
elseif ~ isempty (given.Holdout)
  v = given.Holdout;
  must (numbers (v) && numel (v) == 1 && v > 0 && v < 1, 'Holdout', ...
        'a number between 0 and 1', v);
elseif isempty (given.KFold) && ~ isempty (given.Examples)
  given.Holdout = 0.3;
elseif isempty (given.KFold)
  given.KFold = min (5, m);
end
v = given.KFold;
if ~ isempty (v)
  must (numbers (v) && numel (v) == 1 && v == fix (v) && v >= 2 && v <= m, 'KFold', ...
        sprintf ('a whole number from 2 to %d, the examples', m), v);
  left = m - ceil (m / v);
else
  left = m - floor (m * given.Holdout);
  must (left >= 1 && left < m, 'Holdout', ...
        sprintf ('such that training and validation get some of the %d examples', m), given.Holdout);
end
v = given.Examples;
if ~ isempty (v)
  must (numbers (v) && all (v(:) >= 1 & v(:) == fix (v(:)) & v(:) <= left), 'Examples', ...
        sprintf ('whole numbers from 1 to %d, the examples that are not held out', left), v);
  if numel (given.Lambda) > 1 || numel (given.Hidden) > 1
    error ('backprop:option', ['nnselect: Examples must not be given with several Lambda ', ...
           'or Hidden']);
  end
end
end

function yes = numbers (v)
yes = (isnumeric (v) || islogical (v)) && isreal (v) && ~ isempty (v);
end

function must (holds, name, wanted, value)
if ~ holds
  error ('backprop:option', 'nnselect: %s must be %s, but is %s', name, wanted, ...
         describe_numbers (value));
end
end
