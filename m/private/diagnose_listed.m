function text = diagnose_listed (blocks, texts, form)
% DIAGNOSE_LISTED  One text from a text for each block of theta; equal blocks are named together.
%
%   text = diagnose_listed (blocks, texts, form)
%
%   blocks   from theta_blocks;  texts: cell, one each; '' if a block is to be left out
%   form     for sprintf, of a block's name and its text: 'the gradient of %s is %s'

% SPDX-License-Identifier: GPL-3.0-or-later

items = {};
if all (strcmp (texts, texts{1}))
  items{1} = sprintf (form, 'all parameters', texts{1});
else
  for layer = 1:max ([blocks.layer])
    of = find ([blocks.layer] == layer);
    if all (cellfun (@isempty, texts(of)))
      continue
    elseif all (strcmp (texts(of), texts{of(1)}))
      items{end+1} = sprintf (form, sprintf ('Theta%d', layer), texts{of(1)});
    else
      for b = reshape (of(~ cellfun (@isempty, texts(of))), 1, [])
        names = {'bias column', 'weights'};
        name = sprintf ('Theta%d''s %s', layer, names{1 + strcmp(blocks(b).part, 'weights')});
        items{end+1} = sprintf (form, name, texts{b});
      end
    end
  end
end
text = strjoin (items, sprintf (';\n'));
end

%!test
%! blocks = theta_blocks (26, [3 4 2]);
%! assert (diagnose_listed (blocks, {'a', 'a', 'a', 'a'}, '%s is %s'), 'all parameters is a')
%! assert (diagnose_listed (blocks, {'a', 'a', 'b', 'c'}, '%s: %s'), ...
%!         sprintf ('Theta1: a;\nTheta2''s bias column: b;\nTheta2''s weights: c'))
%! assert (diagnose_listed (blocks, {'', '', '', 'c'}, '%s: %s'), 'Theta2''s weights: c')
