function words = diagnose_words (net)
% DIAGNOSE_WORDS  What the sentences of the catalogue call the parts of a network.
%
%   words = diagnose_words (net)
%
%   words   handle: sentence -> sentence. In it GRADIENT stands for sigmoidGradient or the
%           slope of another activation, ACTIVATION for sigmoid or that activation, and ONE
%           for its value at 1. If hidden layers differ, the first one is used.

% SPDX-License-Identifier: GPL-3.0-or-later

name = first_activation (net);
row = activation_table (name);
pairs = {'GRADIENT', 'sigmoidGradient'; 'ACTIVATION', 'sigmoid'; ...
         'ONE', sprintf('%.4g', row.value (1))};
if ~ strcmp (name, 'sigmoid')
  pairs(1:2, 2) = {['the slope of ', name]; name};
end
words = @(text) regexprep (text, pairs(:, 1)', pairs(:, 2)');
end

%!test
%! words = diagnose_words (nncreate ([2 3 1]));
%! assert (words ('GRADIENT of ACTIVATION: ONE'), 'sigmoidGradient of sigmoid: 0.7311')
%! words = diagnose_words (nncreate ([2 3 4 1], 'Activation', {'tanh', 'relu'}));
%! assert (words ('GRADIENT of ACTIVATION: ONE'), 'the slope of tanh of tanh: 0.7616')
