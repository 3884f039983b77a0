function [ids, report] = mistakes_named (f)
% MISTAKES_NAMED  The mistakes that nncheck finds in a cost function of the course, by id.
%
% [ids, report] = mistakes_named (f) with a handle of the course's signature, or a name.
%
% See also mistakes_catalogue, mistakes_networks, mistakes_pairs, mistakes_singles.

% SPDX-License-Identifier: GPL-3.0-or-later

report = nncheck (f, 'Verbose', false, 'Parameters', 1);   % names, not numbers
ids = {report.diagnosis.id};
end
