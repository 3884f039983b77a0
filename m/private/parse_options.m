function given = parse_options (caller, given, pairs)
% PARSE_OPTIONS  Options as pairs of name and value, in any letter case.
%
%   given = parse_options (caller, given, pairs)
%
%   caller   the public function's name, for its errors.
%   given    struct: its fields are the options, their values the defaults.
%   pairs    cell {name, value, name, value, ...}: the values replace them.

% SPDX-License-Identifier: GPL-3.0-or-later

pairs = plain_text (pairs);
known = fieldnames (given);
for i = 1:2:numel (pairs)
  which = [];
  if ischar (pairs{i}) && size (pairs{i}, 1) == 1
    which = find (strcmpi (pairs{i}, known));
  end
  if isempty (which)
    unknown (caller, known, pairs{i});
  end
  if i == numel (pairs)
    error ('backprop:usage', '%s: options must be pairs of name and value', caller);
  end
  given.(known{which}) = pairs{i + 1};
end
end

% The name that was probably meant; a list of all names if there is none.
function unknown (caller, known, word)
name = nearest_name (word, known, 'options');
if any (strcmp (name, known))
  error ('backprop:option', '%s: the option is called %s here, and not ''%s''', caller, name, ...
         word);
elseif strcmp (name, 'sizes')
  error ('backprop:option', ['%s: ''%s'' is no option: the units in each layer, from the ', ...
         'inputs to the outputs, are the first argument of nncreate'], caller, word);
end
if strcmpi (word, 'alpha') && any (strcmp (known, 'LearnRate'))   % the course's, scikit-learn's
  error ('backprop:option', ['%s: ''%s'' is no option: the length of the steps is LearnRate, ', ...
         'the penalty on weights is Lambda of nncreate'], caller, word);
end
owner = belongs (word);
if ~ isempty (owner)
  error ('backprop:option', '%s: ''%s'' is no option: %s', caller, word, owner);
end
error ('backprop:option', '%s: an option must be %s, but is %s', caller, ...
       regexprep (strjoin (known', ', '), ', (?=[^,]*$)', ' or '), describe_value (word));
end

% 'Lambda is one of nncreate', if the word is near an option of another function.
function text = belongs (word)
text = '';
training = train_options_table ();
owners = {'nncreate', {'Activation', 'Output', 'Loss', 'Lambda', 'Shift', 'Scale', ...
                       'ClassNames', 'MultiLabel', 'SparsityTarget', 'SparsityWeight'}; ...
          'nntrain', {training.name}; ...
          'nnselect', {'Hidden', 'KFold', 'Examples', 'Refit'}};
for k = 1:size (owners, 1)
  name = nearest_name (word, owners{k, 2}, 'options');
  if any (strcmp (name, owners{k, 2}))
    text = sprintf ('%s is one of %s', name, owners{k, 1});
    return
  end
end
end
