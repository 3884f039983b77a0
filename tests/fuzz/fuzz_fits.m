function fault = fuzz_fits (name, args, out)
% FUZZ_FITS  Checks results by rules that hold for all arguments: '', or what is wrong.

% SPDX-License-Identifier: GPL-3.0-or-later

fault = '';
n = numel (out);
switch name
  case {'sigmoid', 'sigmoidGradient'}
    good = n < 1 || (isequal (size (out{1}), size (args{1})) ...
                     && all (isnan (out{1}(:)) | (out{1}(:) >= 0 & out{1}(:) <= 1)));
  case {'nncost', 'nnCostFunction'}
    good = (n < 1 || (isfloat (out{1}) && isscalar (out{1}) && isreal (out{1}))) ...
           && (n < 2 || numel (out{2}) == numel (args{1}));
  case {'nnforward', 'nnpredict', 'predict'}
    X = args{end};
    if ~ strcmp (name, 'predict')
      X = args{3};
    end
    good = n < 1 || size (out{1}, 1) == size (X, 1);
  case 'nninit'
    good = n < 1 || (isfloat (out{1}) && iscolumn (out{1}) && all (isfinite (out{1})));
  case 'nnhessmult'
    good = n < 1 || numel (out{1}) == numel (args{2});
  case 'nninputgrad'
    good = n < 1 || isequal (size (out{1}), size (args{3}));
  case 'nnnumgrad'
    good = n < 1 || numel (out{1}) <= numel (args{1});
  case 'nntrain'
    good = n < 1 || (isfloat (out{1}) && iscolumn (out{1}) && ~ any (isnan (out{1})));
  case {'fmincg', 'fminlbfgs'}
    good = n < 1 || ischar (args{1}) || numel (out{1}) == numel (args{2});
  otherwise
    good = true;
end
if ~ good
  fault = 'the size or class of the result is not that of the help; ';
end
end
