/* search.js -- a field that searches the manual, in the browser alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * sections, in sections.js, has an entry [address, title, text] for each section. */
(function () {
  'use strict';
  var most = 12;                      /* sections shown */
  var around = 60;                    /* characters shown on either side of a word */

  function element (name, parent, text) {
    var e = document.createElement (name);
    if (text) e.textContent = text;
    parent.appendChild (e);
    return e;
  }

  function count (text, word) { return text.split (word).length - 1; }

  /* How well a section fits: 0 if a word is missing; a title weighs most. */
  function fit (section, words) {
    var title = section[1].toLowerCase (), text = section[2].toLowerCase ();
    var sum = 0;
    for (var i = 0; i < words.length; i++) {
      var here = 20 * count (title, words[i]) + Math.min (9, count (text, words[i]));
      if (here === 0) return 0;
      if (title.split (' ').indexOf (words[i]) >= 0) here += 100;
      sum += here;
    }
    return sum;
  }

  function excerpt (text, word) {
    var at = Math.max (0, text.toLowerCase ().indexOf (word));
    return '... ' + text.slice (Math.max (0, at - around), at + word.length + around) + ' ...';
  }

  function show (list, words) {
    list.textContent = '';
    if (!words.length) return;
    var found = sections.map (function (s) { return { section: s, fit: fit (s, words) }; })
      .filter (function (f) { return f.fit > 0; })
      .sort (function (a, b) { return b.fit - a.fit; });
    found.slice (0, most).forEach (function (f) {
      var item = element ('li', list);
      element ('a', item, f.section[1]).href = f.section[0];
      element ('div', item, excerpt (f.section[2], words[0]));
    });
    if (!found.length) element ('li', list, 'Nothing has all of these words.');
  }

  var form = document.createElement ('form');
  form.id = 'search';
  var field = element ('input', form), list = element ('ol', form);
  field.type = 'search';
  field.placeholder = 'Search the manual';
  field.setAttribute ('aria-label', 'Search the manual');
  field.addEventListener ('input', function () {
    show (list, field.value.toLowerCase ().split (/\s+/).filter (Boolean));
  });
  form.addEventListener ('submit', function (e) {       /* Enter: to the best one */
    e.preventDefault ();
    var first = list.querySelector ('a');
    if (first) location.href = first.href;
  });
  list.addEventListener ('click', function () { list.textContent = ''; });
  document.body.insertBefore (form, document.body.firstChild);

  if (location.search.length > 1) {                     /* page.html?words */
    field.value = decodeURIComponent (location.search.slice (1));
    show (list, field.value.toLowerCase ().split (/\s+/).filter (Boolean));
  }
}) ();
