function draw = plot_single (s)
% PLOT_SINGLE  Checks the single argument of nnplot (info, report, M or T), and draws it.
%
%   draw = plot_single (s)
%
%   s      info from nntrain, report from nncheck, M from nnassess or T from nnselect;
%          checked here
%   draw   h = draw () draws it, and returns the handles of its axes

% SPDX-License-Identifier: GPL-3.0-or-later

if isstruct (s) && numel (s) == 1 && isfield (s, 'history')
  draw = @() plot_curves (nnhistory (s));
elseif isstruct (s) && numel (s) == 1 && all (isfield (s, {'grad', 'numgrad', 'table'}))
  check_report (s);
  draw = @() plot_report (s);
elseif isstruct (s) && numel (s) == 1 && all (isfield (s, {'kind', 'examples', 'mean'}))
  check_assessment (s);
  draw = @() plot_assess (s);
elseif isstruct (s) && numel (s) > 0 && all (isfield (s, {'Lambda', 'Hidden', 'validation_cost_se'}))
  draw = @() plot_select (reshape (s, 1, []));
else
  error ('backprop:type', ['nnplot: a single argument must be info from nntrain, ', ...
         'report from nncheck, M from nnassess or T from nnselect, but is %s'], describe_value (s));
end
end

function info = nnhistory (info)
if ~ isstruct (info.history) || numel (info.history) ~= 1 ...
   || ~ all (isfield (info.history, {'iteration', 'cost'}))
  error ('backprop:type', ['nnplot: info.history must be a struct with iteration and ', ...
         'cost, but is %s'], describe_value (info.history));
end
rows = numel (info.history.iteration);
for field = {'cost', 'validation_cost', 'accuracy', 'validation_accuracy'}
  if ~ isfield (info.history, field{1})
    info.history.(field{1}) = NaN (rows, 1);
  end
  v = info.history.(field{1});
  if ~ isnumeric (v) || ~ isreal (v) || numel (v) ~= rows
    error ('backprop:size', ['nnplot: info.history.%s must have %d numbers, one for ', ...
           'each iteration, but is %s'], field{1}, rows, describe_value (v));
  end
  info.history.(field{1}) = double (v(:));
end
info.history.iteration = double (info.history.iteration(:));
trace = field_or_empty (info, 'trace');
if ~ isempty (trace)
  names = {'iteration', 'gradient_size', 'idle'};
  fits = isstruct (trace) && numel (trace) == 1 && all (isfield (trace, names));
  for k = 1:3 * fits
    v = trace.(names{k});
    fits = fits && isnumeric (v) && isreal (v) && ndims (v) == 2 ...
           && size (v, 1) == numel (trace.iteration) && size (v, 1) > 0;
  end
  if ~ fits
    error ('backprop:type', ['nnplot: info.trace must be the trace of nntrain, but is %s ', ...
           'of other sizes or without iteration, gradient_size and idle'], describe_value (trace));
  end
end
if rows == 0
  error ('backprop:size', 'nnplot: info.history must have at least one row, but is empty');
end
end

function check_report (r)
if isnumeric (r.grad) && isempty (r.grad) && ~ isempty (r.table)
  return                                 % compared steps
elseif isnumeric (r.grad) && isempty (r.grad)
  error ('backprop:value', ['nnplot: report must have a gradient that was compared, but ', ...
         'it has none: its summary says why']);
end
if ~ isnumeric (r.grad) || ~ isnumeric (r.numgrad) ...
   || numel (r.grad) ~= numel (r.numgrad)
  error ('backprop:size', ['nnplot: report.grad and report.numgrad must be as long as each ', ...
         'other, but are %s and %s'], describe_value (r.grad), describe_value (r.numgrad));
end
if ~ isstruct (r.table) || ~ all (isfield (r.table, {'layer', 'part', 'wrong'}))
  error ('backprop:type', ['nnplot: report.table must be a struct array with layer, part and ', ...
         'wrong, but is %s'], describe_value (r.table));
end
end

function check_assessment (M)
needs = {'classes', 'confusion', 'unanswered', 'AUC', 'roc'};
if strcmp (M.kind, 'regression')
  needs = {'R2', 'RMSE', 'targets', 'outputs'};
end
missing = needs(~ isfield (M, needs));
if ~ isempty (missing)
  error ('backprop:type', 'nnplot: M must come from nnassess, but has no field %s', missing{1});
elseif isfield (M, 'classes') && numel (M.classes) > 50 && all (isnan (M.AUC))
  error ('backprop:value', 'nnplot: M must have at most 50 different classes, but has %d', ...
         numel (M.classes));
elseif strcmp (M.kind, 'regression')
  K = numel (M.R2);
  fits = numel (M.RMSE) == K && size (M.targets, 2) == K ...
         && isequal (size (M.targets), size (M.outputs));
else
  K = numel (M.classes);
  curves = numel (M.roc) == K && all (isfield (M.roc, {'false_positive', 'true_positive'})) ...
           && isfield (M.mean, 'AUC');
  fits = all ([numel(M.unanswered), numel(M.AUC)] == K) && (curves || all (isnan (M.AUC))) ...
         && (~ strcmp (M.kind, 'classes') || isequal (size (M.confusion), [K, K]));
end
if ~ fits
  error ('backprop:size', ['nnplot: M must come from nnassess, but its fields are for ', ...
         'different numbers of classes or outputs']);
end
end
