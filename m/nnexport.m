function nnexport (theta, net, file, varargin)
% NNEXPORT  Write a trained network as JSON, as C, or as one .m file.
%
%   nnexport (theta, net, file)
%   nnexport (theta, net, 'NAME.c', 'Precision', 'single')
%
%   theta   the parameters, unrolled (see nncost);  net  the network, from
%           nncreate.
%   file    the ending of the name gives the format. A file that exists is
%           replaced when the new one is complete.
%
%   NAME.json   the struct of nnstruct, numbers with 17 digits: exact. nnimport
%               reads it.
%   NAME.c      C99 that needs only the C library: no memory is allocated, and
%               several threads may call it at once.
%                 void NAME_predict (const double *x, double *h);
%                     the outputs of one example; it standardizes x itself
%                 int NAME_label (const double *x);
%                     if there are classes: the label that nnpredict returns, if
%                     it is a whole number; otherwise its index, from 0, in
%                     NAME_names. INT_MIN if an output is NaN. It does not exist
%                     with MultiLabel: there label k applies if h(k) >= 0.5
%               Compiled with -DNAME_EXAMPLE it has a main that computes an
%               example, compares it with this package's result, and returns 0 if
%               they agree.
%   NAME.m      [h, label] = NAME (X) for Octave and MATLAB without this package,
%               an example in each row.
%
%   'Precision' of the C: 'double' (default) or 'single', float everywhere.
%
%   The results are those of nnforward and nnpredict except for rounding: sums
%   are added in another order.
%
%   Errors: backprop:usage, backprop:option, backprop:value if theta is not
%   finite, backprop:file if the file cannot be written, and those of nnstruct.
%
%   Example:
%     [X, y] = nndigits ();
%     net = nncreate ([64 25 10], 'Lambda', 1, 'Scale', 16);
%     theta = nntrain (net, X, y, 'Verbose', 0);
%     file = fullfile (tempdir (), 'digits.c');
%     nnexport (theta, net, file)   % cc -DDIGITS_EXAMPLE digits.c -lm && ./a.out
%
%   See also nnimport, nnstruct, nnpredict.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 3
  error ('backprop:usage', 'nnexport: needs theta, net and a file''s name');
end
given = parse_options ('nnexport', struct ('Precision', 'double'), varargin);
file = plain_text (file);
[name, ending] = check_file (file, varargin);
if ~ any (strcmpi (given.Precision, {'double', 'single'}))
  error ('backprop:option', 'nnexport: Precision must be double or single, but is %s', ...
         describe_value (given.Precision));
end
try
  s = nnstruct (theta, net);
catch e
  raise_error (e, 'nnexport');
end
bad = find (~ isfinite (theta), 1);
if ~ isempty (bad)
  error ('backprop:value', 'nnexport: theta must be finite, but theta(%d) is %s', bad, ...
         describe_value (theta(bad)));
end
switch ending
  case 'json'
    text = export_json (s);
  case 'c'
    [x, h, label] = example (theta, net);
    text = export_c (s, name, strcmpi (given.Precision, 'single'), x, h, label);
  case 'm'
    text = export_m (s, name);
end
write (file, text);
end

function [name, ending] = check_file (file, pairs)
if ~ ischar (file) || size (file, 1) ~= 1
  error ('backprop:type', 'nnexport: file must be the name of a file, but is %s', ...
         describe_value (file));
end
[~, name, ending] = fileparts (file);
ending = lower (ending(2:end));
if ~ any (strcmp (ending, {'json', 'c', 'm'}))
  error ('backprop:option', 'nnexport: file must end with .json, .c or .m, but is ''%s''', file);
end
if ~ strcmp (ending, 'json') && isempty (regexp (readable_text (name), '^[A-Za-z]\w*$', 'once'))
  error ('backprop:option', ['nnexport: file must be named as a function can be, letters, ', ...
         'digits and _, but its name is ''%s'''], name);
end
if strcmp (ending, 'm') && iskeyword (name)
  error ('backprop:option', ['nnexport: file must be named as a function can be, but ''%s'' ', ...
         'is a word of the language'], name);
end
if ~ strcmp (ending, 'c') && ~ isempty (pairs)
  error ('backprop:option', 'nnexport: Precision is an option of .c, but file is ''%s''', file);
end
end

% An example of the size that the network expects, and the network's result for it.
function [x, h, label] = example (theta, net)
x = sin (1:net.Sizes(1));
if isfield (net, 'Scale') && ~ isempty (net.Scale)
  x = x .* net.Scale(:)';
end
if isfield (net, 'Shift') && ~ isempty (net.Shift)
  x = x + net.Shift(:)';
end
x = double (single (x));                 % the same number in both precisions
h = nnforward (double (theta), net, x);
label = [];
if is_classifier (net) && ~ is_multilabel (net)
  plain = net;
  plain.ClassNames = [];
  label = decide_labels (h, plain, 'nnexport');
end
end

% The new file is written under another name, then renamed: an old one stays until then.
function write (file, text)
why = file_replace (file_followed (file_name (file)), uint8 (text));
if ~ isempty (why)
  error ('backprop:file', 'nnexport: %s must be a file that can be written, but is not: %s', ...
         file, why);
end
end

%!demo
%! [X, y] = nndigits ();
%! net = nncreate ([64 3 10], 'Lambda', 1, 'Scale', 16);
%! theta = nntrain (net, X, y, 'Verbose', 0);
%! file = fullfile (tempdir (), 'digits.c');
%! nnexport (theta, net, file)
%! text = fileread (file);
%! disp (regexprep (text, '(\{\n)[^}]*', '$1  ...\n'))
%! delete (file)

%!error <^nnexport: needs theta, net and a file's name$> nnexport (1, 2)
%!error <^nnexport: file must be the name of a file, but is 3$> nnexport ([1 2], nncreate ([1 1]), 3)
%!error <^nnexport: file must end with .json, .c or .m, but is 'a.py'$> nnexport ([1 2], nncreate ([1 1]), 'a.py')
%!error <^nnexport: file must be named as a function can be, letters, digits and _, but its name is '2 b'$> nnexport ([1 2], nncreate ([1 1]), '2 b.c')
%!error <^nnexport: file must be named as a function can be, but 'if' is a word of the language$> nnexport ([1 2], nncreate ([1 1]), 'if.m')
%!error <^nnexport: Precision is an option of .c, but file is 'a.json'$> nnexport ([1 2], nncreate ([1 1]), 'a.json', 'Precision', 'single')
%!error <^nnexport: Precision must be double or single, but is 'half'$> nnexport ([1 2], nncreate ([1 1]), 'a.c', 'Precision', 'half')
%!error <^nnexport: theta must be finite, but theta\(2\) is NaN$> nnexport ([1 NaN], nncreate ([1 1]), 'a.c')
%!error <^nnexport: theta must have 2 entries .*, but has 3$> nnexport ([1 2 3], nncreate ([1 1]), 'a.c')
%!error <^nnexport: /no/such/folder/a.c must be a file that can be written, but is not: > nnexport ([1 2], nncreate ([1 1]), '/no/such/folder/a.c')
