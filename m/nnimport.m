function [theta, net] = nnimport (file)
% NNIMPORT  Read a network from a JSON file, exactly.
%
%   [theta, net] = nnimport (file)
%
%   file    a file from nnexport or from another program: an object with the
%           fields of nnstruct. It must have Sizes, Activations, W and b; W[l] is
%           a list of rows, one for each unit of layer l+1, without the bias,
%           which is in b[l].
%   theta   the parameters, unrolled, a column;  net  the network
%
%   The file is the one with this name in the current folder, or in the folder
%   that the name contains; nothing in it is executed. Numbers are read exact to
%   the last bit. ClassNames of an integer class come back as double, since JSON
%   has only one kind of numbers.
%
%   Errors: backprop:usage, backprop:type, backprop:file for a file that cannot
%   be read or is not such a network, with the reason.
%
%   Example:
%     net = nncreate ([2 2 1]);                        % XNOR, from the course
%     theta = nnunroll ({[-30 20 20; 10 -20 -20], [-10 20 20]});
%     file = [tempname(), '.json'];
%     nnexport (theta, net, file)
%     [theta, net] = nnimport (file);
%     nnpredict (theta, net, [0 0; 0 1; 1 0; 1 1])
%
%   See also nnexport, nnstruct.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin ~= 1
  error ('backprop:usage', 'nnimport: needs a file''s name');
end
file = plain_text (file);
if ~ ischar (file) || size (file, 1) ~= 1
  error ('backprop:type', 'nnimport: file must be the name of a file, but is %s', ...
         describe_value (file));
end
text = contents (file);
try
  s = jsondecode (text);
catch e
  fail (file, ['it is not JSON: ', e.message]);
end
try
  [theta, net] = nnstruct (s);
catch e
  if ~ strncmp (e.identifier, 'backprop:', 9)
    rethrow (e);
  end
  fail (file, strrep (regexprep (e.message, '^\w+: ', ''), 's.', ''));
end
[theta, net] = exact (theta, net, readable_text (text), file);
end

function text = contents (file)
[f, why] = file_open (file, 'r');
if f < 0
  error ('backprop:file', 'nnimport: %s must be a file that can be read, but is not: %s', ...
         file, why);
end
text = fread (f, Inf, '*char')';
fclose (f);
end

function fail (file, why)
error ('backprop:file', 'nnimport: %s must be a network as nnexport writes it, but %s', ...
       file, why);
end

% jsondecode may be wrong in the last bits: so the numbers are read again, exactly.
function [theta, net] = exact (theta, net, text, file)
Theta = nnreshape (double (theta), net);
W = numbers (text, 'W');
b = numbers (text, 'b');
sizes = net.Sizes;
if numel (W) ~= sum (sizes(2:end) .* sizes(1:end-1)) || numel (b) ~= sum (sizes(2:end))
  fail (file, 'W and b are not lists of numbers alone');
end
for l = 1:numel (Theta)
  n = sizes(l) * sizes(l + 1);
  Theta{l} = [b(1:sizes(l + 1)), reshape(W(1:n), sizes(l), sizes(l + 1)).'];
  W(1:n) = [];
  b(1:sizes(l + 1)) = [];
end
theta = cast (nnunroll (Theta), class (theta));
for name = {'Shift', 'Scale', 'Lambda', 'ClassNames', 'SparsityTarget', 'SparsityWeight'}
  if isfield (net, name{1}) && isa (net.(name{1}), 'double')
    v = numbers (text, name{1});
    if numel (v) == numel (net.(name{1}))
      net.(name{1})(:) = v;
    end
  end
end
end

% The numbers that follow a name, in lists of any depth, as a column.
function v = numbers (text, name)
found = regexp (text, ['"', name, '"\s*:\s*([\s\[\]0-9eE+\-.,]*)'], 'tokens');
v = [];
if numel (found) == 1
  v = sscanf (regexprep (found{1}{1}, '[\[\],]', ' '), '%f');
end
end

%!demo
%! % a network written as JSON and read again: the same to the last bit
%! net = nncreate ([2 3 1]);
%! theta = nninit (net, 1);
%! file = [tempname(), '.json'];
%! nnexport (theta, net, file);
%! [again, net2] = nnimport (file);
%! delete (file);
%! isequal (again, theta)

%!function back (theta, net)
%!  file = [tempname(), '.json'];
%!  unwind_protect
%!    nnexport (theta, net, file);
%!    [theta2, net2] = nnimport (file);
%!  unwind_protect_cleanup
%!    delete (file);
%!  end_unwind_protect
%!  assert (typecast (theta2, 'uint8'), typecast (theta(:), 'uint8'))
%!  assert (net2, net)
%!endfunction
%!test % exact to the last bit, for large and small numbers
%! net = nncreate ([30 40 10], 'Lambda', 0.1, 'Shift', sin (1:30), 'Scale', exp (sin (1:30)));
%! theta = sin (1:1650)' .* 10 .^ (mod ((1:1650)', 600) - 300);
%! back (theta, net)
%! back (single (theta(1:20:end)(1:3)), nncreate ([2 1]))
%!test % every kind of network
%! back ([1; 2], nncreate ([1 1], 'ClassNames', [false true]))
%! back (sin (1:12)', nncreate ([2 2 2], 'ClassNames', {'a "b"', 'c\d'}))
%! back (sin (1:12)', nncreate ([2 2 2], 'ClassNames', {'"W": [1]', sprintf('e\n\tf')}))
%! back (sin (1:12)', nncreate ([2 2 2], 'ClassNames', [0.1 1/3], 'Output', 'softmax'))
%! back (sin (1:12)', nncreate ([2 2 2], 'SparsityTarget', 1/3, 'SparsityWeight', pi))
%! back (sin (1:6)', nncreate ([2 2], 'MultiLabel', true, 'Loss', 'crossentropy'))
%! back (sin (1:13)', nncreate ([1 2 2 1], 'Activation', {'relu', 'gelu'}, 'Output', 'linear'))
%!function put (file, text)
%!  f = fopen (file, 'w');
%!  fputs (f, text);
%!  fclose (f);
%!endfunction
%!test % a file of another program: other order of the fields, one layer
%! here = pwd ();
%! folder = tempname ();
%! mkdir (folder);
%! unwind_protect
%!   cd (folder);
%!   put ('a.json', ['{"b":[[1],[-0.5]] , "W":[[[2,3]],[[4]]],"Activations":["tanh",', ...
%!        '"linear"],"Sizes":[2,1,1],"Author":"x"}']);
%!   [theta, net] = nnimport ('a.json');
%!   assert (theta, [1 2 3 -0.5 4]')
%!   assert (net, nncreate ([2 1 1], 'Activation', 'tanh', 'Output', 'linear'))
%!   put ('a.json', '{"Sizes": [2,1], "Activations": "tanh", "W": [[[2,3]]], "b": [[1]]}');
%!   [theta, net] = nnimport ('a.json');
%!   assert ({theta, net}, {[1 2 3]', nncreate([2 1], 'Output', 'tanh')})
%!   message = '';
%!   try
%!     nnimport ('nnimport.m');                      % the load path has one
%!   catch e
%!     message = e.message;
%!   end
%!   assert (strncmp (message, 'nnimport: nnimport.m must be a file that can be read', 51))
%!   texts = {'{', 'it is not JSON: '; '[1, 2]', 's must be a struct'; ...
%!            '{"Sizes": [2, 1]}', 'must have the field Activations'; ...
%!            '{"Sizes": [2,1], "Activations": ["tanh"], "W": [[[1]]], "b": [[1]]}', ...
%!            'W{1} must be 1-by-2 numbers, but is 1'; ...
%!            '{"Sizes": [2,1], "Activations": ["tanh"], "W": [[[1, null]]], "b": [[1]]}', ...
%!            'W and b are not lists of numbers alone'};
%!   for k = 1:rows (texts)
%!     put ('b.json', texts{k, 1});
%!     try
%!       nnimport ('b.json');
%!       error ('no error')
%!     catch e
%!       assert (e.identifier, 'backprop:file')
%!       assert (! isempty (strfind (e.message, texts{k, 2})), e.message)
%!     end
%!   end
%! unwind_protect_cleanup
%!   cd (here);
%!   confirm_recursive_rmdir (false, 'local');
%!   rmdir (folder, 's');
%! end_unwind_protect

%!error <^nnimport: needs a file's name$> nnimport ()
%!error <^nnimport: file must be the name of a file, but is 3$> nnimport (3)
%!error <^nnimport: no/such.json must be a file that can be read, but is not: > nnimport ('no/such.json')
