function list = endings_reference ()
% ENDINGS_REFERENCE  Every output with every loss that it can have.
%
% list   columns {output; loss}: cross-entropy needs probabilities, the squared error is
%        possible with all outputs
%
% See also activations_reference.

% SPDX-License-Identifier: GPL-3.0-or-later

outputs = [activations_reference(), {'softmax'}];
list = [{'sigmoid', 'softmax'; 'crossentropy', 'crossentropy'}, ...
        [outputs; repmat({'squarederror'}, size (outputs))]];

end
