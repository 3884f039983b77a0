function backprop ()
% BACKPROP  Neural networks and backpropagation: an overview, by task.
%
%   backprop ()     prints this.  help NAME describes a function, example NAME
%                   shows how it is used, and demo NAME runs an example.
%
%   Describe a network
%     nncreate   Describe a feed-forward neural network
%     nninit     Random parameters to start training from
%     nnreshape  Unrolled parameters as a cell of matrices, one for each layer
%     nnunroll   A cell of parameter matrices as one column
%
%   Train it
%     nntrain    Train a neural network: find the parameters that fit examples
%     nndistribute  A cost function of examples that are on many machines
%     nnselect   Choose lambda and hidden layers by validation; learning curves
%     nncost     Cost and gradient of a neural network, by backpropagation
%     fmincg     Minimise a function of many variables from its gradient
%     fminlbfgs  Minimise a function of many variables, in little memory
%
%   Use it
%     nnforward  The outputs of a network: the forward pass
%     nnpredict  The labels that a network gives to examples
%     nnassess   How good a network is: accuracy, confusion, F1, AUC; R2, RMSE
%     nnexport   Write a trained network as JSON, as C, or as one .m file
%     nnimport   Read a network from a JSON file, exactly
%     nnstruct   A trained network as one plain struct, and back
%
%   See it
%     nnplot       Draw training, a gradient check, weights, a network, confusion
%     nnsurface    Draw the output of a network over two inputs, with examples
%     nnlandscape  Draw the cost over two directions, with the path of training
%
%   Check a gradient
%     nncheck                   Gradient check of any cost; says what is wrong
%     checkNNGradients          Compare nnCostFunction with a numerical gradient
%     computeNumericalGradient  Gradient of any cost, by central differences
%     nnnumgrad                 Numerical gradient of a network's cost, fast
%
%   Other derivatives
%     nninputgrad  Derivative of a network's cost by its inputs
%     nnhessmult   Product of the cost's Hessian with a vector, exactly
%
%   The functions of the machine learning course
%     nnCostFunction          The course's cost and gradient, computed fast
%     predict                 Labels from a network or logistic regression
%     sigmoid                 The logistic function g(z) = 1 / (1 + exp (-z))
%     sigmoidGradient         The sigmoid's slope, g'(z) = g(z) (1 - g(z))
%     randInitializeWeights   Small random weights for one layer
%     debugInitializeWeights  The same small weights every time, for debugging
%     displayData             Show the rows of X as small grey images
%
%   Learn
%     nnexamples  List the lessons of the package, and open one
%
%   Data, and the machine
%     nndigits   1797 real handwritten digits, 8 by 8 pixels, and labels
%     nnreadidx  Read an idx file: MNIST's format of images and labels
%     nnthreads  How many threads the package uses
%     nnbuild    Compiles the engine, from inside MATLAB or Octave
%
%   These names mean the same everywhere:
%     X, Y: the examples, one in each row, and their labels or targets
%     net: the description of a network, from nncreate
%     theta: all its parameters in one vector, as fminunc and fmincg need them
%     J, grad: the cost, and its gradient, of theta's size
%
%   Example:
%     [X, y] = nndigits ();
%     net = nncreate ([64 25 10], 'Lambda', 0.3, 'Scale', 16);
%     theta = nntrain (net, X, y, 'Holdout', 0.25);
%     accuracy = mean (nnpredict (theta, net, X) == y)
%
%   See also nncreate, nntrain, nncheck.

% SPDX-License-Identifier: GPL-3.0-or-later

disp (help ('backprop'));
end

%!demo
%! % a network that learns digits, in four lines
%! [X, y] = nndigits ();
%! net = nncreate ([64 25 10], 'Lambda', 0.3, 'Scale', 16);
%! theta = nntrain (net, X, y, 'Holdout', 0.25);
%! accuracy = mean (nnpredict (theta, net, X) == y)

%!test
%! assert (evalc ('backprop ()'), [help('backprop'), "\n"])
%! assert (! isempty (strfind (help ('backprop'), 'nncost')))
%!error backprop (1)
