function found = diagnose_blockwise (trials, truth, pick, suspects, catalogue, Q, probe, words)
% DIAGNOSE_BLOCKWISE  Describes a gradient that no mistakes of the catalogue explain.
%
%   found = diagnose_blockwise (trials, truth, pick, suspects, catalogue, Q, probe, words)
%
%   trials, truth, suspects   as for diagnose_explain; pick: the trial of the report's numbers
%   Q       from diagnose_explain_penalty
%   probe   struct of handles that give grad of pick with other theta, or with other
%           labels: theta (theta) and y (y), which may be []
%   found   findings: matrices whose gradient does not change although it should; blocks
%           that are a factor times the right one, or times what one mistake gives; and
%           which entries of the other blocks are wrong
%
%   If calls differ only in lambda, the data part is the gradient with lambda 0, and the
%   penalty is the difference. Otherwise both are fitted together.

% SPDX-License-Identifier: GPL-3.0-or-later

found = ignored (trials(pick), probe);
use = arrayfun (@(t) ~ isempty (t.grad) && any (t.theta), trials);
apart = ~ isempty (Q.pairs);
if apart
  use = use & arrayfun (@(t) t.net.Lambda == 0, trials);
end
use = find (use);
if isempty (use)
  use = pick;
end
blocks = arrayfun (@(t) theta_blocks (numel (t.theta), t.net.Sizes), trials, 'UniformOutput', false);
models = candidates (trials(use), suspects);
shown = pick;
if apart
  shown = use(1);
end
texts = cell (1, numel (blocks{1}));
known = false (size (texts));
for b = 1:numel (texts)
  [texts{b}, known(b)] = data_part (trials, use, blocks, b, models, apart, catalogue, words);
  if ~ known(b)
    texts{b} = where (trials(shown), truth(shown), blocks{shown}(b));
  end
end
right = strcmp (texts, 'right');
text = diagnose_listed (blocks{1}, texts, 'the gradient of %s is %s');
if all (right) && ~ apart
  text = 'only what lambda adds to the gradient is wrong';
end
if apart
  text = sprintf ('with lambda 0 %s;\n%s', text, diagnose_added (trials, Q.pairs));
end
if ~ isempty (found) && ~ any (known & ~ right)
  found(1).evidence = sprintf ('%s;\n%s', found(1).evidence, text);
elseif any (known & ~ right)
  found(end+1) = diagnose_said ('gradient-combination', text, words);
else
  found(end+1) = diagnose_said ('unexplained-grad', text, words);
  if ~ any (strncmp (texts, 'wrong only', 10))
    found(end).meaning = begin_at (right, [blocks{1}.layer]);
  end
end
end

% Where to look first, given which gradients are right: delta is computed from the outputs down.
function text = begin_at (right, layer)
last = max (layer);
good = arrayfun (@(l) all (right(layer == l)), 1:last);
if all (good)
  text = '';
elseif good(last)
  l = find (~ good, 1, 'last');
  text = sprintf (['the gradient of Theta%d is right, and so is delta%d: look at delta%d, and ', ...
                   'at its product with a%d'], l + 1, l + 2, l + 1, l);
elseif any (good)
  text = sprintf (['the gradient of Theta%d is right, and so is delta%d: look at its product ', ...
                   'with a%d'], find (good, 1), last + 1, last);
else
  text = sprintf ('begin with delta%d = h - y: the whole gradient is computed from it', last + 1);
end
end

% Matrices whose gradient stays the same when the labels or the matrix above change.
function found = ignored (trial, probe)
blocks = theta_blocks (numel (trial.theta), trial.net.Sizes);
layer = arrayfun (@(b) b.layer, blocks);
labels = {};
weights = {};
for l = 1:max (layer)
  idx = vertcat (blocks(layer == l).idx);
  if ~ any (trial.grad(idx))
    continue                             % zero: another finding says so
  end
  if ~ isempty (probe.y) && unchanged (trial, idx, probe.y (1 + mod (trial.Y, trial.net.Sizes(end))))
    labels{end+1} = sprintf ('Theta%d', l);
  end
  above = vertcat (blocks(layer == l + 1 & strcmp ({blocks.part}, 'weights')).idx);
  theta = trial.theta;
  theta(above) = 1.3 * theta(above);
  if ~ isempty (above) && ~ isempty (probe.theta) && unchanged (trial, idx, probe.theta (theta))
    weights{end+1} = sprintf ('with other weights in Theta%d the gradient of Theta%d stays the same', ...
                              l + 1, l);
  end
end
found = diagnose_finding ();
if ~ isempty (labels)
  found = diagnose_said ('gradient-ignores-y', sprintf ('with other labels the gradient of %s stays the same', ...
                                                        strjoin (labels, ' and ')));
elseif ~ isempty (weights)
  found = diagnose_said ('gradient-ignores-theta', strjoin (weights, '; '));
end
end

function yes = unchanged (trial, idx, grad)
yes = isnumeric (grad) && numel (grad) == numel (trial.grad);
if yes
  grad = double (grad(:));
  yes = all (abs (grad(idx) - trial.grad(idx)) <= 1e-12 * max (abs (trial.grad(idx))));
end
end

% Gradients to compare with: the right one, and those of each mistake by itself.
function models = candidates (trials, suspects)
models = struct ('entry', {}, 'G', {});
list = find (ismember ({suspects.part}, {'G', 'common'}) ...
             & ~ ismember ({suspects.step}, {'gscale', 'gsign', 'unroll', 'gzero'}));
for s = [{[]}, num2cell(list)]
  how = diagnose_how (suspects, s{1});
  how.qfactor = @(lambda, m) 0;
  G = cell (1, numel (trials));
  for t = 1:numel (trials)
    [~, G{t}] = diagnose_mistaken (trials(t).theta, trials(t).net, trials(t).X, trials(t).Y, how);
  end
  models(end+1) = struct ('entry', [suspects(s{1}).entry], 'G', {G});
  check_progress ('explanations of a part', numel (models), 1 + numel (list), ...
                  'nothing explains the whole');
end
end

% 'right', '2/n times what it should be', or '2/n times what this mistake gives: ...'
function [text, known] = data_part (trials, use, blocks, b, models, apart, catalogue, words)
known = true;
for k = 1:numel (models)
  a = zeros (1, numel (use));
  for i = 1:numel (use)
    t = use(i);
    idx = blocks{t}(b).idx;
    a(i) = factor_of (trials(t), idx, models(k).G{i}(idx), apart);
  end
  if any (isnan (a))
    continue
  end
  text = diagnose_product (a, arrayfun (@diagnose_counts_of, trials(use)));
  if ~ any (a)
    text = 'zero';
  elseif isempty (text) && (numel (use) < 2 || any (abs (a - a(1)) > 1e-6 * abs (a(1))))
    continue                             % a different factor in each call, or only one call
  elseif isempty (text)
    text = sprintf ('%.6g', a(1));
  end
  if isempty (models(k).entry)
    text = factor_text (text, 'what it should be');
  else
    text = factor_text (text, sprintf ('what this mistake gives: %s', ...
                                       words(catalogue(models(k).entry).sentence)));
  end
  return
end
known = false;
text = '';
end

function text = factor_text (factor, what)
if strcmp (factor, 'zero')
  text = 'zero';
elseif strcmp (factor, '1') && strcmp (what, 'what it should be')
  text = 'right';
elseif strcmp (factor, '1')
  text = what;
else
  text = sprintf ('%s times %s', factor, what);
end
end

% The factor of the model in a block; NaN if the block is not proportional to it. If the penalty
% is not known separately, its factor is fitted at the same time.
function a = factor_of (trial, idx, model, apart)
u = trial.grad(idx);
basis = model;
if ~ apart && trial.net.Lambda > 0
  basis = [model, trial.theta(idx)];
end
if ~ any (u)
  a = 0;
  return
elseif numel (u) <= size (basis, 2) || ~ any (model)
  a = NaN;
  return
end
coefficients = basis \ u;
a = coefficients(1);
if norm (u - basis * coefficients) > 1e-7 * norm (u)
  a = NaN;
end
end

% Which columns or rows of a block are right, or how many of its entries are wrong.
function text = where (trial, truth, block)
rows = trial.net.Sizes(block.layer + 1);
off = abs (trial.grad(block.idx) - truth.grad(block.idx)) ...
      > 2e-5 * max (max (abs (truth.grad)), 1e-3);
off = reshape (off, rows, []);
first = 1 + strcmp (block.part, 'weights');
columns = find (~ any (off, 1));
lines = find (~ any (off, 2));
if ~ any (off(:))
  text = 'right in some calls, and wrong in others';
elseif nnz (off) <= 3 && numel (off) > 6
  [i, j] = find (off);
  places = sprintf (', (%d,%d)', [i, j + first - 1]');
  text = ['wrong only at ', places(3:end)];
elseif ~ isempty (columns) && size (off, 2) > 1
  text = sprintf ('right only in %s', list ('column', columns + first - 1));
elseif ~ isempty (lines)
  text = sprintf ('right only in %s', list ('row', lines));
elseif all (off(:))
  text = 'wrong in every entry';
else
  text = sprintf ('wrong in %d of %d entries', nnz (off), numel (off));
end
end

% 'column 2', 'columns 2, 5 to 9'
function text = list (word, numbers)
numbers = numbers(:)';
starts = numbers([true, diff(numbers) > 1]);
ends = numbers([diff(numbers) > 1, true]);
text = strjoin (arrayfun (@(a, b) regexprep (sprintf ('%d to %d', a, b), '^(\d+) to \1$', '$1'), ...
                          starts, ends, 'UniformOutput', false), ', ');
text = sprintf ('%s%s %s', word, repmat ('s', 1, numel (numbers) > 1), text);
end
