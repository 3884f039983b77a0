function h = plot_network (Theta, net, steps, example)
% PLOT_NETWORK  Draws a network, and the forward and backward pass of one example; for nnplot.
%
%   h = plot_network (Theta, net, steps, example)
%
%   Theta     cell of the parameters by layer, as nnreshape makes them
%   steps     from nncost, or []: then only the weights are drawn
%   example   the row of steps that is drawn
%   h         handles of the axes
%
%   Up to 30 units are drawn as circles, in one panel, or in two if the numbers need more room;
%   larger networks as maps.

% SPDX-License-Identifier: GPL-3.0-or-later

clf ();
s = net.Sizes(:)';
Theta = cellfun (@double, Theta, 'UniformOutput', false);
heads = heads_of (net);
words = strjoin (arrayfun (@(n) sprintf ('%d', n), s, 'UniformOutput', false), '-');
if ~ isempty (steps)
  m = size (steps.a{1}, 1);
  pick = @(parts) cellfun (@(p) row_of (p, example), parts, 'UniformOutput', false);
  pass = struct ('a', {pick(steps.a)}, 'z', {pick(steps.z)}, 'd', {pick(steps.d)}, ...
                 'D', {cellfun(@double, steps.D, 'UniformOutput', false)});
  words = sprintf ('%s, example %d of %d', words, example, m);
else
  pass = [];
end
if sum (s) > 30
  h = plot_bands (Theta, pass, heads, words);
  return
end
forward = struct ('edges', {Theta}, 'inside', {[]}, 'above', {[]}, 'below', {[]}, ...
                  'under', {[]}, 'second', false);
if isempty (pass)
  h = panel ([0, 0.08, 1, 0.92], forward, heads, ['Network ', words]);
elseif plot_circuit (s, 560, 386, true)
  both = setfield (forward, 'inside', pass.a); %#ok
  both.above = pass.z;
  both.below = pass.d;
  both.under = pass.D;
  h = panel ([0, 0.08, 1, 0.92], both, heads, ['Network ', words]);
else
  forward.inside = pass.a;
  h = panel ([0, 0.08, 0.5, 0.92], forward, heads, 'Forward: a and weights');
  backward = struct ('edges', {pass.D}, 'inside', {pass.d}, 'above', {[]}, 'below', {[]}, ...
                     'under', {[]}, 'second', true);
  titles = arrayfun (@(l) sprintf ('d%d', l), 1:numel (s), 'UniformOutput', false);
  titles{1} = '';
  h(2) = panel ([0.5, 0.08, 0.5, 0.92], backward, titles, 'Backward: d and D');
end
key (Theta, pass, numel (h) == 2);
set (gcf (), 'currentaxes', h(1));
end

function part = row_of (part, example)
if ~ isempty (part)
  part = double (full (part(example,:)));
end
end

function h = panel (position, what, heads, words)
h = axes ('position', position);
area = position(3:4) .* [560, 420];
plot_circuit (h, what, heads, area);
text (area(1) / 2, area(2) - 12, words, 'fontsize', 10 - (area(1) < 400), 'fontweight', 'bold', ...
      'horizontalalignment', 'center', 'interpreter', 'none');
end

% The names above the layers: inputs, and the activations.
function heads = heads_of (net)
names = net.Activation;
if ischar (names)
  names = repmat ({names}, 1, numel (net.Sizes) - 2);
end
heads = [{'inputs'}, reshape(names, 1, []), {net.Output}];
end

function key (Theta, pass, two)
W = cell2mat (cellfun (@(T) T(:)', Theta, 'UniformOutput', false));
look = plot_sign ();
samples = {look{1}, look{2}};
texts = {'positive weight', 'negative weight'};
there = [any(W > 0), any(W < 0)];
if two
  D = cell2mat (cellfun (@(T) T(:)', pass.D, 'UniformOutput', false));
  samples = [samples, {look{3}, look{4}}];
  texts = [texts, {'D positive', 'D negative'}];
  there = [there, any(D > 0), any(D < 0)];
elseif ~ isempty (pass)
  samples = [samples, {{'linestyle', 'none', 'marker', 's', 'color', [0, 0, 0], ...
                        'markerfacecolor', [0, 0, 0], 'markersize', 6}, ...
                       {'linestyle', 'none', 'marker', 's', 'color', look{3}{4}, ...
                        'markerfacecolor', look{3}{4}, 'markersize', 6}}];
  texts = [texts, {'above: weights, z', 'below: D, d'}];
  there = [there, true, true];
end
plot_key (samples(there), texts(there));
end
