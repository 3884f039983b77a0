function [fault, worked] = fuzz_trial (name, args, nout, seed, k, folder)
% FUZZ_TRIAL  Makes a call and checks its result or error, and that it left nothing behind.
%
% [fault, worked] = fuzz_trial (name, args, nout, seed, k, folder)
%
% fault    '', or what is wrong
% worked   whether the call ended without an error

% SPDX-License-Identifier: GPL-3.0-or-later

work = fullfile (folder, 'work');
writes = {'nnexport', 'nnimport', 'nnreadidx', 'nntrain', 'nnselect'};
if any (strcmp (name, writes)) || ~ exist (fullfile (work, 'idx'), 'file')
  fuzz_files (work);
end
threads = nnthreads ();
locked = mislocked ('backprop_mex');
handed = args;
runs = [];
if strcmp (name, 'backprop_mex lbfgs')
  [handed, runs] = begin_run (args);
end
draws = any (strcmp (name, {'nnplot', 'nnsurface', 'nnlandscape', 'displayData', 'nntrain'}));
before = state_of (folder, draws);
out = cell (1, nout);
said = '';
caught = [];
fault = '';
try
  said = evalc ('[out{:}] = feval (strtok (name), handed{:});');
catch caught
end
after = state_of (folder, draws);
worked = isempty (caught);
if worked
  fault = fuzz_fits (name, handed, out);
else
  fault = wrong_error (name, handed, nout, caught);
end
close all
fault = [fault, left_behind(before, after, name, handed, folder)];
[again, ~] = fuzz_arguments (name, seed, k);
if ~ fuzz_same (args, again)
  fault = [fault, 'an argument has changed; '];
end
if ~ isempty (strfind (sprintf ('\n%s', said), sprintf ('\nerror:')))
  fault = [fault, 'it printed ', said, '; '];
end
release (name, handed, out, worked, runs);
if mislocked ('backprop_mex') ~= locked
  fault = [fault, 'the gateway stays locked; '];
end
nnthreads (threads);
if worked && isempty (fault)
  fault = other_threads (name, handed, nout, out);
end
if ~ fuzz_canary ()
  fault = [fault, 'a later call of nncost gives other bits; '];
end
end

% ---- the error ----

function fault = wrong_error (name, args, nout, e)
fault = '';
who = strtok (name);
e = struct ('message', e.message, 'identifier', e.identifier, 'stack', {e.stack});
e.message(e.message > 127) = '?';        % Octave's regexp needs UTF-8
users = any (cellfun (@(v) isa (v, 'function_handle') || ischar (v), args));
if strcmp (e.identifier, 'fuzz:users') || (~ isempty (strfind (e.message, 'of the user''s')) && users)
  return
elseif strcmp (e.identifier, 'Octave:invalid-fun-call') && too_many (who, args, nout)
  return
elseif strncmp (name, 'backprop_m', 10) && nout > 0 ...
       && ~ isempty (regexp (e.message, 'undefined|is not a function call', 'once'))
  return                                 % more outputs than the function has
elseif strncmp (name, 'backprop_m', 10) && ~ isempty (strfind (e.message, 'failed to allocate'))
  return                                 % raise_error turns it into backprop:memory
elseif users && ~ isempty (regexp (e.message, ['Invalid call to sin|@<anonymous>: function ', ...
        'called|feval: function ''\w*'' not found|called with too many'], 'once'))
  return                                 % the user's function takes other arguments
elseif users && any (strcmp (who, {'fmincg', 'fminlbfgs'})) && ischar (args{1}) ...
       && strncmp (e.message, [args{1}(:)', ': '], numel (args{1}) + 2)
  return                                 % the user's function is one of the package
end
if ~ strncmp (e.identifier, 'backprop:', 9)
  fault = sprintf ('<%s> %s%s; ', e.identifier, e.message, place (e));
elseif ~ strncmp (e.message, [who, ': '], numel (who) + 2)
  fault = sprintf ('the message does not begin with %s: %s%s; ', who, e.message, place (e));
elseif ~ users && ~ isempty (regexp (e.message, ['nonconformant|undefined|out of bound|subscripts|', ...
                                      'binary operator|fixme'], 'once'))
  fault = sprintf ('the message is Octave''s: %s%s; ', e.message, place (e));
end
end

function yes = too_many (name, args, nout)
most = nargin (name);
yes = (most >= 0 && numel (args) > most) || (nargout (name) >= 0 && nout > nargout (name));
end

function text = place (e)
text = '';
if ~ isempty (e.stack)
  text = sprintf (' (%s, line %d)', e.stack(1).name, e.stack(1).line);
end
end

% ---- what it leaves behind ----

function s = state_of (folder, draws)
s.folder = pwd ();
s.path = path ();
s.rand = rand ('twister');
s.randn = randn ('twister');
s.warnings = warnings_on ();
s.open = fopen ('all');
s.descriptors = 0;
if ~ draws && exist ('/proc/self/fd', 'dir')
  s.descriptors = numel (readdir ('/proc/self/fd'));
end
s.temporary = names_in ([folder, '/tmp']);
s.work = names_in ([folder, '/work']);
s.environment = getenv ('TMPDIR');
end

% Warnings that are on. fuzz/child.m turns all off, so the call has turned these on.
function text = warnings_on ()
states = warning ();
text = strjoin ({states(strcmp ('on', {states.state})).identifier}, ' ');
end

function names = names_in (folder)
names = sort (readdir (folder)');
end

function fault = left_behind (before, after, name, args, folder)
fault = '';
own = {};
if any (strcmp (name, {'nnexport', 'nntrain'}))
  own = args(cellfun (@(v) ischar (v) && size (v, 1) == 1, args));
  own = [own, {'nowhere'}];              % the target of the link "broken"
end
new = {};
if ~ fuzz_same (before.work, after.work)
  new = [setdiff(after.work, [before.work, own]), setdiff(before.work, after.work)];
end
if ~ isempty (new)
  fault = [fault, 'it left or removed files: ', strjoin(new, ', '), '; '];
  fuzz_files (fullfile (folder, 'work'));
end
[before.work, after.work] = deal ([]);
if any (strcmp (name, {'randInitializeWeights', 'nninit'}))
  after.rand = before.rand;              % without a seed they use rand
end
fields = fieldnames (before);
for i = 1:numel (fields)
  if ~ fuzz_same (before.(fields{i}), after.(fields{i}))
    fault = [fault, 'it changed: ', fields{i}, '; '];
  end
end
if ~ isequal (before.temporary, after.temporary)
  unlinked = setdiff (after.temporary, before.temporary);
  for i = 1:numel (unlinked)
    unlink (fullfile (folder, 'tmp', unlinked{i}));
  end
end
if ~ strcmp (before.folder, pwd ())
  cd (before.folder);
end
end

% ---- runs of L-BFGS, and the hold on Ctrl-C ----

function [args, runs] = begin_run (args)
runs = [];
for i = 1:numel (args)
  if isequal (args{i}, '<run>')
    how = struct ('Memory', 3, 'Threads', 1, 'Regularization', 0.3);
    x = ones (1, 3);
    if strcmp (args{2}, 'train') && numel (args) > 3 && isstruct (args{4})
      x = fuzz_start (args{4});
    end
    runs(end+1) = backprop_mex ('lbfgs', 'begin', x, how);
    args{i} = runs(end);
    if numel (x) == 3 && mod (numel (args), 2) == 0
      [J, grad] = fuzz_cost (x);
      backprop_mex ('lbfgs', 'tell', runs(end), J, grad);
    end
  end
end
end

function x = fuzz_start (net)
try
  x = nninit (net, 1);
catch
  x = ones (1, 3);
end
end

function release (name, args, out, worked, runs)
if worked && strcmp (name, 'backprop_mex hold') && isequal (args(2:end), {true})
  backprop_mex ('hold', false);
elseif worked && strcmp (name, 'backprop_mex lbfgs') && any (strcmp (args{2}(:)', {'begin', 'resume'})) ...
       && ~ isempty (out)
  runs(end+1) = out{1};
end
for i = 1:numel (runs)
  backprop_mex ('lbfgs', 'free', runs(i));
end
end

% ---- the same bits with another number of threads ----

function fault = other_threads (name, args, nout, out)
fault = '';
compared = {'nncost', 'nnforward', 'nnpredict', 'nninputgrad', 'nnhessmult', 'nnCostFunction', ...
            'predict', 'nnassess', 'backprop_mex nncost', 'backprop_mex cost', ...
            'backprop_mex forward', 'backprop_mex batches', 'backprop_mex hessmult'};
if nout == 0 || ~ any (strcmp (name, compared))
  return
end
before = nnthreads ();
nnthreads (1 + mod (before, 3));
other = cell (1, nout);
[other{:}] = feval (strtok (name), args{:});
nnthreads (before);
if ~ fuzz_same (out, other)
  fault = 'other bits with another number of threads; ';
end
end
