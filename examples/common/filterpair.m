function filterpair (filters, titles)
% FILTERPAIR  Two sets of images, beside each other.
%
%   filters{k} has an image in each row; titles{k} is its title.

% SPDX-License-Identifier: GPL-3.0-or-later

for k = 1:2
  subplot (1, 2, k);
  displayData (filters{k});
  title (titles{k});
end
end
