function text = diagnose_product (values, counts)
% DIAGNOSE_PRODUCT  Writes numbers as a product of small numbers and of m, n, h and K: '2/n'.
%
%   text = diagnose_product (values, counts)
%
%   values   a number for each call
%   counts   struct array: m, n, h, K of each call
%   text     '' if there is no such product; if several are equally simple, and the calls
%            cannot decide because their sizes are the same, the number itself

% SPDX-License-Identifier: GPL-3.0-or-later

values = values(:);
letters = 'mnhK';
table = zeros (numel (values), 4);
for k = 1:4
  table(:, k) = [counts.(letters(k))]';
end
text = '';
numbers = [1, 2, 1/2, 3, 1/3, 4, 1/4];
for effort = 0:2                         % how many letters the product has
  found = {};
  list = exponents (effort);
  for e = 1:size (list, 1)
    powers = list(e, :)';
    base = prod (bsxfun (@power, table, powers'), 2);
    c = numbers(abs (abs (values(1) / base(1)) - numbers) < 1e-6);
    if ~ isempty (c) && all (abs (abs (values) - c(1) * base) <= 1e-6 * abs (values)) ...
       && all (sign (values) == sign (values(1)))
      found{end+1} = written (c(1) * sign (values(1)), powers, letters);
    end
  end
  if numel (found) == 1 || (effort == 0 && ~ isempty (found))
    text = found{1};
    return
  elseif ~ isempty (found) && all (abs (values - values(1)) <= 1e-6 * abs (values(1)))
    text = sprintf ('%.6g', values(1));
    return
  elseif ~ isempty (found)
    text = found{1};
    return
  end
end
end

% All exponents from -2 to 2 of the four letters whose absolute values sum to effort.
function list = exponents (effort)
[a, b, c, d] = ndgrid (-2:2);
list = [a(:), b(:), c(:), d(:)];
list = list(sum (abs (list), 2) == effort, :);
end

function text = written (c, powers, letters)
above = {};
below = {};
denominator = 1 + 1 * (abs (c) == 1/2) + 2 * (abs (c) == 1/3) + 3 * (abs (c) == 1/4);
numerator = round (abs (c) * denominator);
if numerator > 1
  above = {sprintf('%d', numerator)};
end
if denominator > 1
  below = {sprintf('%d', denominator)};
end
for k = 1:4
  above = [above, repmat({letters(k)}, 1, powers(k))];
  below = [below, repmat({letters(k)}, 1, -powers(k))];
end
text = strjoin (above, '*');
if isempty (above)
  text = '1';
end
if numel (below) == 1
  text = [text, '/', below{1}];
elseif ~ isempty (below)
  text = [text, '/(', strjoin(below, '*'), ')'];
end
if c < 0
  text = ['-', text];
end
end

%!test
%! counts = struct ('m', {9, 2}, 'n', {4, 8}, 'h', {2, 6}, 'K', {6, 5});
%! assert (diagnose_product ([2/4, 2/8], counts), '2/n')
%! assert (diagnose_product ([1, 1], counts), '1')
%! assert (diagnose_product ([-1/2, -1/2], counts), '-1/2')
%! assert (diagnose_product ([2/9, 6/2], counts), 'h/m')
%! assert (diagnose_product ([1/36, 1/16], counts), '1/(m*n)')
%! assert (diagnose_product ([2/36, 6/16], counts), '')        % three letters are too many
%! assert (diagnose_product ([81, 4], counts), 'm*m')
%! assert (diagnose_product ([1.234, 1], counts), '')
%! assert (diagnose_product ([9, -2], counts), '')
%!test % all calls of one size, which cannot decide between m, n, h and K
%! counts = struct ('m', {12, 12}, 'n', 4, 'h', 3, 'K', 6);
%! assert (diagnose_product ([3/12, 3/12], counts), '1/4')
%! assert (diagnose_product ([12, 12], counts), '12')       % m, or 3 n, or 4 h
%!test % two sizes that are equal in all calls: one of their letters is used
%! counts = struct ('m', {9, 2}, 'n', {4, 8}, 'h', {4, 8}, 'K', {6, 5});
%! assert (any (strcmp (diagnose_product ([4, 8], counts), {'n', 'h'})))
%! assert (any (strcmp (diagnose_product ([1/8, 1/16], counts), {'1/(2*n)', '1/(2*h)'})))
