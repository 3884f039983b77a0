function varargout = nnstruct (varargin)
% NNSTRUCT  A trained network as one plain struct, and back.
%
%   s = nnstruct (theta, net)
%   [theta, net] = nnstruct (s)
%
%   theta   the parameters, unrolled (see nncost); net  the network, from
%           nncreate.
%   s       a struct of numbers and texts that any program can read, with common
%           names, and with matrices instead of one vector of parameters:
%     Sizes        units in each layer, a row
%     Activations  cell of texts, one for each layer after the inputs; the last
%                  is net.Output
%     W, b         cells: the z of layer l+1 is W{l} * a + b{l}. W{l} is
%                  Sizes(l+1)-by-Sizes(l), b{l} a column; Theta{l} = [b{l}, W{l}]
%     Loss, Lambda as in net
%     Shift, Scale   the first layer sees (x - Shift) ./ Scale, rows; [] if there
%                    are none
%     ClassNames   the names of the classes; {} if there are none
%     MultiLabel   true or false
%     SparsityTarget, SparsityWeight  as in net; [] if there are none
%     Precision    'double' or 'single', the class of theta
%
%   save -text and save -v7 keep s exactly; so does nnexport, as JSON. jsonencode
%   writes 16 digits, which is not always exact.
%
%   nnstruct (s) also takes such a struct as jsondecode returns it, where a cell
%   of matrices of equal size is one array. The fields Sizes, Activations, W and
%   b are necessary. theta is a column.
%
%   Errors: backprop:usage, backprop:type, backprop:size, and those of nncreate.
%
%   Example:
%     net = nncreate ([2 2 1]);                        % XNOR, from the course
%     theta = nnunroll ({[-30 20 20; 10 -20 -20], [-10 20 20]});
%     s = nnstruct (theta, net);
%     s.W{1}, s.b{1}
%     [theta, net] = nnstruct (s);
%
%   See also nnexport, nnimport, nnreshape, nncreate.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin == 2
  if nargout > 1
    error ('backprop:usage', 'nnstruct: needs s alone for its output, given theta and net');
  end
  varargout{1} = to_struct (varargin{:});
elseif nargin == 1 && nargout < 3
  [varargout{1:2}] = from_struct (varargin{1});
else
  error ('backprop:usage', ['nnstruct: needs theta and net, or the struct alone for theta ', ...
         'and net']);
end
end

function s = to_struct (theta, net)
s.Sizes = parse_sizes (net, 'nnstruct');
if ~ isfloat (theta) || ~ isreal (theta)
  error ('backprop:type', 'nnstruct: theta must be real numbers, double or single, but is %s', ...
         describe_value (theta));
end
try
  Theta = nnreshape (full (theta), net);
  nnforward (zeros (numel (theta), 1), net, zeros (1, s.Sizes(1)));  % checks net
catch e
  raise_error (e, 'nnstruct');
end
hidden = net.Activation;
if ischar (hidden)
  hidden = repmat ({hidden}, 1, numel (s.Sizes) - 2);
end
s.Activations = [reshape(hidden, 1, []), {net.Output}];
for l = 1:numel (Theta)
  s.W{l} = Theta{l}(:,2:end);
  s.b{l} = Theta{l}(:,1);
end
none = {'Loss', 'crossentropy'; 'Lambda', 0; 'Shift', []; 'Scale', []; 'ClassNames', {}; ...
        'MultiLabel', false; 'SparsityTarget', []; 'SparsityWeight', []};
for k = 1:size (none, 1)
  s.(none{k, 1}) = none{k, 2};
  if isfield (net, none{k, 1}) && ~ isempty (net.(none{k, 1}))
    s.(none{k, 1}) = net.(none{k, 1});
  end
end
s.Precision = class (theta);
end

function [theta, net] = from_struct (s)
if ~ isstruct (s) || numel (s) ~= 1
  error ('backprop:type', 'nnstruct: s must be a struct, but is %s', describe_value (s));
end
missing = {'Sizes', 'Activations', 'W', 'b'};
missing = missing(~ isfield (s, missing));
if ~ isempty (missing)
  error ('backprop:type', 'nnstruct: s must have the field %s, but has none', missing{1});
end
net = network (s);
sizes = net.Sizes;
Theta = cell (1, numel (sizes) - 1);
for l = 1:numel (Theta)
  W = layer (s.W, 'W', l, numel (Theta), sizes(l + 1), sizes(l));
  b = layer (s.b, 'b', l, numel (Theta), sizes(l + 1), 1);
  Theta{l} = [b, W];
end
theta = nnunroll (Theta);
if isfield (s, 'Precision') && strcmp (s.Precision, 'single')
  theta = single (theta);
end
end

function net = network (s)
names = plain_text (s.Activations);
if ischar (names)
  names = cellstr (names);
end
wanted = ['nnstruct: s.Activations must be a cell of texts, one for each layer after the ', ...
          'inputs, but '];
if ~ iscellstr (names)
  error ('backprop:type', [wanted, 'is %s'], describe_value (s.Activations));
end
if numel (s.Sizes) < 2
  error ('backprop:size', ['nnstruct: s.Sizes must be the units of two layers or more, but ', ...
         'is %s'], describe_value (s.Sizes));
end
if numel (names) ~= numel (s.Sizes) - 1
  error ('backprop:size', [wanted, 'has %d for %d of them'], numel (names), numel (s.Sizes) - 1);
end
options = {'Activation', reshape(names(1:end-1), 1, []), 'Output', names{end}};
known = {'Loss', 'Lambda', 'Shift', 'Scale', 'ClassNames', 'MultiLabel', 'SparsityTarget', ...
         'SparsityWeight'};
for k = 1:numel (known)
  if isfield (s, known{k}) && ~ isempty (s.(known{k}))
    options = [options, known(k), {s.(known{k})}]; %#ok
  end
end
try
  net = nncreate (s.Sizes, options{:});
catch e
  raise_error (e, 'nnstruct');
end
end

% A cell's matrix; or a slice of the array that jsondecode makes if all have one size.
function A = layer (all_of_them, name, l, layers, rows, columns)
A = all_of_them;
good = true;
if iscell (A) && numel (A) == layers
  A = A{l};
elseif ~ iscell (all_of_them) && numel (all_of_them) == layers * rows * columns
  A = reshape (A, layers, rows, columns);
  A = A(l,:,:);
else
  good = false;
end
if ~ good || ~ (isnumeric (A) && isreal (A)) || numel (A) ~= rows * columns ...
   || ~ (isequal (size (A), [rows, columns]) || any ([rows, columns] == 1) || ndims (A) == 3)
  error ('backprop:size', 'nnstruct: s.%s{%d} must be %d-by-%d numbers, but is %s', name, l, ...
         rows, columns, describe_value (A));
end
A = reshape (A, rows, columns);
if ~ isa (A, 'single')
  A = full (double (A));
end
end

%!demo
%! % a network as a plain struct: W{l} and b{l} by layer
%! net = nncreate ([2 3 1], 'Lambda', 0.5);
%! s = nnstruct (nninit (net, 1), net)

%!test % there and back: every kind of network
%! nets = {nncreate([3 4 2]), nncreate([2 1], 'Output', 'linear', 'Lambda', 0.1), ...
%!         nncreate([2 2 2 2], 'Activation', {'relu', 'tanh'}, 'Output', 'softmax', ...
%!                  'ClassNames', {'a', 'b'}), ...
%!         nncreate([4 3], 'MultiLabel', true, 'Shift', 1:4, 'Scale', 2), ...
%!         nncreate([3 2 3], 'SparsityTarget', 0.05, 'SparsityWeight', 1/3), ...
%!         nncreate([1 1], 'ClassNames', [false true], 'Loss', 'squarederror')};
%! for k = 1:numel (nets)
%!   for class0 = {'double', 'single'}
%!     theta = cast (nninit (nets{k}, k) / 3, class0{1});
%!     s = nnstruct (theta', nets{k});
%!     [theta2, net2] = nnstruct (s);
%!     assert (theta2, theta)
%!     assert (class (theta2), class0{1})
%!     assert (net2, nets{k})
%!     Theta = nnreshape (theta, nets{k});
%!     assert ([s.b{1}, s.W{1}], Theta{1})
%!     assert (isfield (s, {'Sizes', 'Activations', 'ClassNames', 'Shift', 'Scale', 'Lambda'}), ...
%!             true (1, 6))
%!   end
%! end
%!test % files keep the struct exactly
%! net = nncreate ([2 2 2 2], 'ClassNames', {'x', 'y'}, 'Standardize', [1 2; 3 5]);
%! s = nnstruct (nninit (net, 1) / 7, net);
%! file = tempname ();
%! for how = {'-text', '-v7', '-v6'}
%!   save (how{1}, file, 's');
%!   read = load (file);
%!   assert (read.s, s)
%! end
%! delete (file);
%!test % from jsondecode: matrices of equal size in one array
%! sizes = {[2 2 2 2], [1 1 1], [3 1], [1 3], [3 2 3], [2 2], [1 4 1]};
%! for k = 1:numel (sizes)
%!   net = nncreate (sizes{k}, 'Shift', 1, 'Scale', 3);
%!   theta = round (100 * nninit (net, 1)) / 64;
%!   [theta2, net2] = nnstruct (jsondecode (jsonencode (nnstruct (theta, net))));
%!   assert (theta2, theta)
%!   assert (net2, net)
%! end

%!error <^nnstruct: needs theta and net, or the struct alone for theta and net$> nnstruct ()
%!error <^nnstruct: theta must have 3 entries \(for layers of 2 1 units\), but has 2$> nnstruct ([1 2], nncreate ([2 1]))
%!error <^nnstruct: theta must be real numbers, double or single, but is an empty cell$> nnstruct ({}, nncreate ([2 1]))
%!error <^nnstruct: s must be a struct, but is 3$> nnstruct (3)
%!error <^nnstruct: s must have the field W, but has none$> nnstruct (struct ('Sizes', [1 1], 'Activations', 'tanh', 'b', 1))
%!error <^nnstruct: s.W\{1\} must be 1-by-2 numbers, but is a 3-by-1 double$>
%! nnstruct (struct ('Sizes', [2 1], 'Activations', {{'tanh'}}, 'b', 1, 'W', {{[1; 2; 3]}}))
%!error <^nnstruct: s.W\{1\} must be 3-by-2 numbers, but is a 2-by-3 double$>
%! nnstruct (struct ('Sizes', [2 3], 'Activations', {{'tanh'}}, 'b', {{[1; 2; 3]}}, 'W', {{ones(2, 3)}}))
%!error <^nnstruct: Output must be .*, but is 'step'$>
%! nnstruct (struct ('Sizes', [2 1], 'Activations', {{'step'}}, 'b', 1, 'W', {{[1 2]}}))
%!error <^nnstruct: s.Activations must be a cell of texts, one for each layer after the inputs, but is 3$>
%! nnstruct (struct ('Sizes', [2 1], 'Activations', 3, 'b', 1, 'W', {{[1 2]}}))
%!error <^nnstruct: s.Activations must be a cell of texts, .*, but has 2 for 1 of them$>
%! nnstruct (struct ('Sizes', [2 1], 'Activations', {{'tanh', 'tanh'}}, 'b', 1, 'W', {{[1 2]}}))
%!error <^nnstruct: s.Sizes must be the units of two layers or more, but is 3$>
%! nnstruct (struct ('Sizes', 3, 'Activations', {{}}, 'b', {{}}, 'W', {{}}))
%!test % Activation as one text
%! net = nncreate ([3 2 2 1], 'Activation', 'tanh');
%! s = nnstruct (1:17, net);
%! assert (s.Activations, {'tanh', 'tanh', 'sigmoid'})
%! assert (nnstruct (1:17, setfield (net, 'Activation', 'tanh')), s)
