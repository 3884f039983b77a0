function net = nncreate (sizes, varargin)
% NNCREATE  Describe a feed-forward neural network.
%
%   net = nncreate (sizes)
%   net = nncreate (sizes, 'Name', value, ...)
%
%   sizes   units in each layer, from the inputs to the outputs: [400 25 10].
%           Two sizes make a network without a hidden layer, which is logistic,
%           softmax or linear regression. The bias units are not counted.
%
%   Options, in any letter case:
%   'Activation'  of the hidden layers: one name, or a cell with one for each.
%                 'sigmoid' (default), 'tanh', 'relu', 'leakyrelu' (slope 0.01
%                 below 0), 'elu' (exp (z) - 1 below 0), 'gelu' (exact, by the
%                 normal distribution), 'silu' (z times its sigmoid),
%                 'softplus' (log (1 + exp (z))), 'hardtanh' (z limited to
%                 -1 .. 1), 'linear'
%   'Output'      activation of the output layer: one of these or 'softmax'.
%                 Default 'sigmoid'
%   'Loss'        'crossentropy' (with sigmoid or softmax outputs) or
%                 'squarederror'. Default: crossentropy if it is possible
%   'Lambda'      regularization parameter, 0 or more. Default 0
%   'Shift', 'Scale'  one number, or one for each input: the network sees
%                 (X - Shift) ./ Scale, and X itself is not changed.
%                 Defaults: 0 and 1
%   'Standardize' a matrix X of examples: Shift becomes the mean and Scale the
%                 standard deviation of its columns (1 for a constant column)
%   'ClassNames'  the names of the classes, in the order of the outputs: a cell
%                 of texts, or logicals or numbers; usually unique (y). All
%                 functions then take labels of that kind, and nnpredict returns
%                 them. Sigmoid or softmax outputs only. With two names and one
%                 sigmoid output, output 1 means the second name. Default: the
%                 labels are 1, 2, ...
%   'MultiLabel'  true: an example may belong to several classes, or to none. The
%                 labels are a matrix of 0 and 1, a column for each output.
%                 Sigmoid outputs with crossentropy only. Default false
%   'SparsityTarget', 'SparsityWeight'  rho and beta of a sparse autoencoder: a
%                 penalty on hidden units whose mean activation over the examples
%                 differs from rho (the formula is below). rho between 0 and 1,
%                 beta 0 or more; both or neither. Sigmoid hidden layers only.
%                 Usual: rho 0.01 to 0.1, beta 0.1 to 3. Default: no such penalty
%
%   net   a plain struct with the fields Sizes, Activation, Output, Loss and
%         Lambda (and Shift, Scale, ClassNames, MultiLabel, SparsityTarget and
%         SparsityWeight if they are set), for nninit, nncost, nnforward,
%         nnpredict. A field may be changed later: net.Lambda = 1.
%
%   Without options net is the network of Andrew Ng's course: sigmoid units
%   and cross-entropy. For m examples, h the outputs and y the targets,
%     crossentropy, sigmoid   J = -1/m sum (y log h + (1 - y) log (1 - h))
%     crossentropy, softmax   J = -1/m sum (y log h)
%     squarederror            J = 1/(2m) sum (h - y)^2
%   each plus lambda/(2m) times the sum of the squares of all weights except
%   those of the bias units. SparsityTarget rho and SparsityWeight beta add
%     beta sum (rho log (rho / r) + (1 - rho) log ((1 - rho) / (1 - r)))
%   over all hidden units, r the unit's mean activation: the Kullback-Leibler
%   divergence KL (rho || r) (A. Ng, Sparse autoencoder, CS294A lecture notes).
%   The mean is over all examples of the call, sum (w .* a) / sum (w) with
%   weights w; in training by mini-batches over those of the batch, before
%   dropout. The penalty is not divided by the number of outputs or multiplied by
%   m. So J of all examples is no longer the mean of the J of two halves. If r is
%   nearer than eps to 0 or 1, KL is replaced by its tangent: J and its gradient
%   stay finite, and agree.
%
%   Errors: backprop:usage, backprop:size for sizes that are not whole numbers
%   from 1, backprop:option for an option or name that doesn't exist or a value
%   that can't be used.
%
%   Example:
%     net = nncreate ([4 3 3], 'Activation', 'tanh', 'Output', 'softmax');
%     theta = nninit (net, 1);
%     X = [5.1 3.5 1.4 0.2; 7.0 3.2 4.7 1.4; 6.3 3.3 6.0 2.5];
%     [J, grad] = nncost (theta, net, X, [1; 2; 3])
%
%   See also nninit, nncost, nnforward, nnpredict, nnCostFunction.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 1
  error ('backprop:usage', ['nncreate: needs the layers'' sizes, then options ', ...
         'as pairs of name and value']);
end
try
  net.Sizes = check_sizes (sizes);
catch e
  raise_error (e, 'nncreate');
end
given = parse_options ('nncreate', ...
  struct ('Activation', 'sigmoid', 'Output', 'sigmoid', 'Loss', [], 'Lambda', 0, ...
          'Shift', [], 'Scale', [], 'Standardize', [], 'ClassNames', [], ...
          'MultiLabel', false, 'SparsityTarget', [], 'SparsityWeight', []), varargin);
table = activation_table ();
names = {table.name};
net.Activation = check_activations (given.Activation, names([table.hidden]), ...
                                    numel (net.Sizes) - 2);
net.Output = parse_choice (given.Output, names, 'nncreate: Output');
net.Loss = check_loss (given.Loss, net.Output);
check_softmax (net);
net.Lambda = check_lambda (given.Lambda);
if ~ isequal (given.Standardize, [])
  try
    [given.Shift, given.Scale] = standard (given.Standardize, net.Sizes(1));
  catch e
    raise_error (e, 'nncreate');
  end
end
if ~ isempty (given.Shift) || ~ isempty (given.Scale)
  net.Shift = check_standard (given.Shift, 'Shift', 0, net.Sizes(1));
  net.Scale = check_standard (given.Scale, 'Scale', 1, net.Sizes(1));
end
if check_multilabel (given.MultiLabel, net)
  net.MultiLabel = true;
end
if ~ isempty (given.ClassNames)
  net.ClassNames = parse_class_names (given.ClassNames, net, 'nncreate: ClassNames');
end
if ~ isempty (given.SparsityTarget) || ~ isempty (given.SparsityWeight)
  check_sparsity (net, given.SparsityTarget, given.SparsityWeight);
  net.SparsityTarget = full (double (given.SparsityTarget));
  net.SparsityWeight = full (double (given.SparsityWeight));
end
end

function check_sparsity (net, rho, beta)
if isempty (rho) || isempty (beta)
  error ('backprop:option', ['nncreate: SparsityTarget and SparsityWeight must be given ', ...
         'together, but one is missing']);
end
number = @(x) isnumeric (x) && isreal (x) && isscalar (x);
if ~ (number (rho) && rho > 0 && rho < 1)
  error ('backprop:option', ['nncreate: SparsityTarget must be one number between 0 and ', ...
         '1, but is %s'], describe_value (rho));
elseif ~ (number (beta) && beta >= 0 && isfinite (beta))
  error ('backprop:option', ['nncreate: SparsityWeight must be one number, 0 or more, ', ...
         'but is %s'], describe_value (beta));
end
other = find (~ strcmp (net.Activation, 'sigmoid'), 1);
if isempty (net.Activation)
  error ('backprop:option', ['nncreate: SparsityTarget needs a hidden layer, but sizes ', ...
         'has none']);
elseif ~ isempty (other)
  error ('backprop:option', ['nncreate: SparsityTarget needs Activation sigmoid in all ', ...
         'hidden layers, but there is %s'], net.Activation{other});
end
end

function check_softmax (net)
if strcmp (net.Output, 'softmax') && net.Sizes(end) == 1
  error ('backprop:option', ['nncreate: Output softmax needs two outputs or more ', ...
         '(one alone is always 1), but sizes end with 1; for two classes one ', ...
         'sigmoid output is enough']);
end
end

function yes = check_multilabel (yes, net)
if ~ (islogical (yes) || isnumeric (yes)) || numel (yes) ~= 1 || ~ any (yes == [0, 1])
  error ('backprop:option', 'nncreate: MultiLabel must be true or false, but is %s', ...
         describe_value (yes));
end
if yes && ~ (strcmp (net.Output, 'sigmoid') && strcmp (net.Loss, 'crossentropy'))
  error ('backprop:option', ['nncreate: MultiLabel needs Output sigmoid and Loss ', ...
         'crossentropy, but they are %s and %s'], net.Output, net.Loss);
end
end

function loss = check_loss (loss, output)
table = loss_table ();
names = {table.name};
fits = cellfun (@(outputs) isempty (outputs) || any (strcmp (output, outputs)), ...
                {table.outputs});
if isempty (loss) && isnumeric (loss)
  loss = names{find(fits, 1)};
end
loss = parse_choice (loss, names, 'nncreate: Loss');
which = strcmp (loss, names);
if ~ fits(which)
  error ('backprop:option', 'nncreate: Loss %s needs Output %s, but Output is %s', ...
         loss, strjoin (table(which).outputs, ' or '), output);
end
end

function lambda = check_lambda (lambda)
if ~ (isnumeric (lambda) && isreal (lambda) && isscalar (lambda) ...
      && lambda >= 0 && isfinite (lambda))
  error ('backprop:option', ...
         'nncreate: Lambda must be one number, 0 or more, but is %s', ...
         describe_value (lambda));
end
lambda = full (double (lambda));
end

function value = check_standard (value, name, default, inputs)
if isempty (value)
  value = default;
end
if ~ (isnumeric (value) && isreal (value) && any (numel (value) == [1, inputs])) ...
   || ~ all (isfinite (value(:))) || (default == 1 && any (value(:) == 0))
  error ('backprop:option', ['nncreate: %s must be one finite number%s, or one ', ...
         'for each of %d inputs, but is %s'], name, ...
         repmat (' other than 0', 1, default), inputs, describe_value (value));
end
value = full (double (value(:)'));
end

function [shift, scale] = standard (X, inputs)
if ~ ((isnumeric (X) || islogical (X)) && isreal (X) && ndims (X) == 2 ...
      && size (X, 2) == inputs)
  error ('backprop:option', ['nncreate: Standardize must be a matrix of examples ', ...
         'with %d columns, but is %s'], inputs, describe_value (X));
end
if isempty (X)
  error ('backprop:option', ['nncreate: Standardize must have a row for each example, ', ...
         'but is %s'], describe_value (X));
end
[shift, scale] = column_spread (X);
if ~ all (isfinite ([shift, scale])) || ~ all (isfinite (sum (X, 1)))
  error ('backprop:option', ...
         'nncreate: Standardize must be finite, but X has a NaN or Inf');
end
end

function sizes = check_sizes (sizes)
if ~ ((isnumeric (sizes) || islogical (sizes)) && isreal (sizes))
  error ('backprop:size', ['nncreate: sizes must be the units in each layer, ', ...
         'whole numbers, but is %s'], describe_value (sizes));
end
if ~ isvector (sizes) || numel (sizes) < 2
  error ('backprop:size', ['nncreate: sizes must have two entries or more ', ...
         '(inputs, hidden layers, outputs), but is %s'], describe_value (sizes));
end
sizes = full (double (sizes(:)'));
wrong = find (~ (sizes >= 1 & sizes <= 2^31 - 1 & sizes == fix (sizes)), 1);
if ~ isempty (wrong)
  error ('backprop:size', ['nncreate: sizes must be whole numbers from 1 to 2147483647, ', ...
         'but sizes(%d) is %.15g'], wrong, sizes(wrong));
end
end

function names = check_activations (value, known, layers)
if ~ iscell (value)
  names = repmat ({parse_choice(value, known, 'nncreate: Activation')}, 1, layers);
  return
end
if numel (value) ~= layers
  error ('backprop:option', ['nncreate: Activation must be one name or a cell ', ...
         'with %d (one for each hidden layer), but has %d'], layers, numel (value));
end
names = cell (1, layers);
for l = 1:layers
  names{l} = parse_choice (value{l}, known, 'nncreate: Activation');
end
end

%!demo
%! % 4 inputs, 8 hidden units, 3 classes that have names
%! net = nncreate ([4 8 3], 'Activation', 'tanh', 'Output', 'softmax', 'Lambda', 0.1, ...
%!                 'ClassNames', {'setosa', 'versicolor', 'virginica'})

%!test % the course's network
%! net = nncreate ([400 25 10]);
%! assert (net, struct ('Sizes', [400 25 10], 'Activation', {{'sigmoid'}}, ...
%!   'Output', 'sigmoid', 'Loss', 'crossentropy', 'Lambda', 0))
%!test % options in any case; a column of sizes of any numeric class
%! net = nncreate (int32 ([4; 3; 2; 1]), 'ACTIVATION', {'ReLU', 'tanh'}, ...
%!                 'output', 'Linear', 'lambda', single (0.5));
%! assert (net, struct ('Sizes', [4 3 2 1], 'Activation', {{'relu', 'tanh'}}, ...
%!   'Output', 'linear', 'Loss', 'squarederror', 'Lambda', 0.5))
%!test % no hidden layer
%! net = nncreate ([2 3], 'Output', 'softmax', 'Activation', 'tanh');
%! assert (net.Activation, cell (1, 0))
%! assert (net.Loss, 'crossentropy')
%! assert (nncreate ([2 3], 'Output', 'softmax', 'Loss', 'squarederror').Loss, ...
%!         'squarederror')
%!test % shift and scale, given or from examples
%! net = nncreate ([2 1], 'Shift', [1 2], 'Scale', single (4));
%! assert ({net.Shift, net.Scale}, {[1 2], 4})
%! net = nncreate ([2 1], 'Standardize', uint8 ([1 7; 3 7; 5 7]));
%! assert ({net.Shift, net.Scale}, {[3 7], [2 1]})
%!test % names of classes, and several labels for an example
%! assert (nncreate ([2 3], 'ClassNames', {'a'; 'b'; 'c'}).ClassNames, {'a', 'b', 'c'})
%! assert (nncreate ([2 1], 'classnames', [false; true]).ClassNames, [false, true])
%! assert (nncreate ([2 3], 'Output', 'softmax', 'ClassNames', int8 ([7 0 -1])).ClassNames, ...
%!         int8 ([7 0 -1]))
%! assert (nncreate ([2 3], 'MultiLabel', true).MultiLabel, true)
%! assert (isfield (nncreate ([2 3], 'MultiLabel', 0), 'MultiLabel'), false)
%!test % sparse hidden units
%! net = nncreate ([4 3 4], 'sparsitytarget', single (0.25), 'SparsityWeight', int8 (3));
%! assert ({net.SparsityTarget, net.SparsityWeight}, {0.25, 3})
%!error <nncreate: needs the layers' sizes, then options as pairs of name and value> nncreate ()
%!error <^nncreate: options must be pairs of name and value$> nncreate ([2 1], 'Loss')
%!error <nncreate: sizes must be the units in each layer, whole numbers, but is a cell> nncreate ({2, 1})
%!error <nncreate: sizes must have two entries or more \(inputs, hidden layers, outputs\), but is 3> nncreate (3)
%!error <nncreate: sizes must be whole numbers from 1 to 2147483647, but sizes\(2\) is 2.5> nncreate ([2 2.5 1])
%!error <nncreate: sizes must be whole numbers from 1 to 2147483647, but sizes\(1\) is 0> nncreate ([0 1])
%!error <nncreate: sizes must be whole numbers from 1 to 2147483647, but sizes\(2\) is NaN> nncreate ([1 NaN])
%!error <nncreate: sizes must be whole numbers from 1 to 2147483647, but sizes\(1\) is 2147483648> nncreate ([2^31 2])
%!error <^nncreate: an option must be Activation, Output, Loss, Lambda, Shift, Scale, Standardize, ClassNames, MultiLabel, SparsityTarget or SparsityWeight, but is 3$> nncreate ([2 1], 3, 4)
%!error <^nncreate: an option must be Activation, Output, Loss, Lambda, Shift, Scale, Standardize, ClassNames, MultiLabel, SparsityTarget or SparsityWeight, but is 'Size'$> nncreate ([2 1], 'Size', 4)
%!error <^nncreate: Shift must be one finite number, or one for each of 3 inputs, but is a 1-by-2 double$> nncreate ([3 1], 'Shift', [1 2])
%!error <^nncreate: Scale must be one finite number other than 0, or one for each of 3 inputs, but is 0$> nncreate ([3 1], 'Scale', 0)
%!error <^nncreate: Standardize must be a matrix of examples with 3 columns, but is a 2-by-2 double$> nncreate ([3 1], 'Standardize', ones (2))
%!error <^nncreate: Standardize must be finite, but X has a NaN or Inf$> nncreate ([1 1], 'Standardize', [1; NaN])
%!error <nncreate: Activation must be sigmoid, tanh, relu, leakyrelu, elu, gelu, silu, softplus, hardtanh or linear, but is 'softmax'> nncreate ([2 1 1], 'Activation', 'softmax')
%!error <nncreate: Activation must be one name or a cell with 1 \(one for each hidden layer\), but has 2> nncreate ([2 1 1], 'Activation', {'relu', 'relu'})
%!error <nncreate: Output must be sigmoid, tanh, relu, leakyrelu, elu, gelu, silu, softplus, hardtanh, linear or softmax, but is 7> nncreate ([2 1], 'Output', 7)
%!error <nncreate: Loss must be squarederror here, and not 'mse'> nncreate ([2 1], 'Loss', 'mse')
%!error <nncreate: Loss crossentropy needs Output sigmoid or softmax, but Output is tanh> nncreate ([2 1], 'Loss', 'crossentropy', 'Output', 'tanh')
%!error <nncreate: Lambda must be one number, 0 or more, but is -1> nncreate ([2 1], 'Lambda', -1)
%!error <nncreate: Lambda must be one number, 0 or more, but is a 1-by-2 double> nncreate ([2 1], 'Lambda', [1 2])
%!error <^nncreate: Output softmax needs two outputs or more \(one alone is always 1\), but sizes end with 1; for two classes one sigmoid output is enough$> nncreate ([2 1], 'Output', 'softmax')
%!error <^nncreate: MultiLabel must be true or false, but is 2$> nncreate ([2 3], 'MultiLabel', 2)
%!error <^nncreate: MultiLabel needs Output sigmoid and Loss crossentropy, but they are softmax and crossentropy$> nncreate ([2 3], 'MultiLabel', true, 'Output', 'softmax')
%!error <^nncreate: ClassNames must be 3 names, one for each output, but are 2$> nncreate ([2 3], 'ClassNames', {'a', 'b'})
%!error <^nncreate: ClassNames must be 2 names with one output, the second for 1, but are 3$> nncreate ([2 1], 'ClassNames', 1:3)
%!error <^nncreate: ClassNames must be different from each other, but name 3 is name 1 again \('a'\)$> nncreate ([2 3], 'ClassNames', {'a', 'b', 'a'})
%!error <^nncreate: ClassNames must not have a NaN or an empty name, but name 2 is NaN$> nncreate ([2 2], 'ClassNames', [1 NaN])
%!error <^nncreate: ClassNames must not have a NaN or an empty name, but name 1 is ''$> nncreate ([2 2], 'ClassNames', {'', 'a'})
%!error <^nncreate: ClassNames must be a cell of texts, or logical or real numbers in a row or column, but is 'ab'$> nncreate ([2 2], 'ClassNames', 'ab')
%!error <^nncreate: ClassNames must be a cell of texts, or logical or real numbers in a row or column, but is a 2-by-2 double$> nncreate ([2 2], 'ClassNames', eye (2))
%!error <^nncreate: ClassNames needs sigmoid or softmax outputs, but Output is linear$> nncreate ([2 2], 'ClassNames', [1 2], 'Output', 'linear')
%!error <^nncreate: ClassNames must not be given with MultiLabel, whose labels are 0 and 1$> nncreate ([2 2], 'ClassNames', [3 4], 'MultiLabel', true)
%!error <^nncreate: SparsityTarget and SparsityWeight must be given together, but one is missing$> nncreate ([2 2 2], 'SparsityWeight', 3)
%!error <^nncreate: SparsityTarget must be one number between 0 and 1, but is 1$> nncreate ([2 2 2], 'SparsityWeight', 3, 'SparsityTarget', 1)
%!error <^nncreate: SparsityTarget must be one number between 0 and 1, but is 0$> nncreate ([2 2 2], 'SparsityWeight', 3, 'SparsityTarget', 0)
%!error <^nncreate: SparsityTarget must be one number between 0 and 1, but is a 1-by-2 double$> nncreate ([2 2 2], 'SparsityWeight', 3, 'SparsityTarget', [.1 .2])
%!error <^nncreate: SparsityWeight must be one number, 0 or more, but is -1$> nncreate ([2 2 2], 'SparsityWeight', -1, 'SparsityTarget', 0.1)
%!error <^nncreate: SparsityTarget needs Activation sigmoid in all hidden layers, but there is relu$> nncreate ([2 2 3 2], 'SparsityWeight', 1, 'SparsityTarget', 0.1, 'Activation', {'sigmoid', 'relu'})
%!error <^nncreate: SparsityTarget needs a hidden layer, but sizes has none$> nncreate ([2 2], 'SparsityWeight', 1, 'SparsityTarget', 0.1)
%!error <^nncreate: the option is called SparsityTarget here, and not 'SparsityProportion'$> nncreate ([2 2 2], 'SparsityProportion', 0.1)
