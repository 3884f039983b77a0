function [ids, report] = mistakes_named (f)
% MISTAKES_NAMED  The ids of the mistakes that nncheck finds in a cost function of the course.
%
% [ids, report] = mistakes_named (f): f is a handle with the arguments of the course, or a name.
%
% See also mistakes_catalogue, mistakes_networks, mistakes_pairs, mistakes_singles.

% SPDX-License-Identifier: GPL-3.0-or-later

report = nncheck (f, 'Verbose', false, 'Parameters', 1);   % the ids are wanted, not the numbers
ids = {report.diagnosis.id};
end
