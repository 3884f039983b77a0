function nnlook (e)
% NNLOOK  Ends what nncheck does if Ctrl-C has come: the error backprop:interrupt.
%
%   nnlook ()       raises it if Ctrl-C is held (nnhold) and has come
%   nnlook (e)      in a catch: hands on any other error e, and goes on after this one

% SPDX-License-Identifier: GPL-3.0-or-later

id = 'backprop:interrupt';
if nargin == 0 && backprop_mex ('hold')
  error (id, 'nncheck: interrupted by Ctrl-C');
elseif nargin > 0 && ~ strcmp (e.identifier, id)
  rethrow (e);
end
end
