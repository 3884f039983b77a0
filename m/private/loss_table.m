function table = loss_table ()
% LOSS_TABLE  The losses of nncreate, one row each.
%
%   table = loss_table ()
%
%   table   struct array, a row for each loss; the first possible one is the default:
%     name      as nncreate takes it
%     outputs   cell of the activations that the output layer may have; {}: any

% SPDX-License-Identifier: GPL-3.0-or-later

table = cell2struct ({
  'crossentropy', {'sigmoid', 'softmax'}
  'squarederror', {}}, {'name', 'outputs'}, 2);
end
