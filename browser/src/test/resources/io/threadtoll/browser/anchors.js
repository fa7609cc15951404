// SPDX-License-Identifier: Apache-2.0
// Links that lead nowhere or run something, and ids that are there twice.
const found = [];
const ids = new Set();
for (const element of document.querySelectorAll('[id]')) {
  if (ids.has(element.id)) {
    found.push('there twice: id ' + element.id.slice(0, 60));
  }
  ids.add(element.id);
}
for (const link of document.querySelectorAll('a[href], area[href], use')) {
  const target = link.getAttribute('href') ?? '';
  if (target.startsWith('#')) {
    if (!ids.has(decodeURIComponent(target.slice(1)))) {
      found.push('leads nowhere: ' + target);
    }
  } else if (!target.startsWith('https://') && !(target.startsWith('data:') && link.hasAttribute('download'))) {
    found.push('is no link of a report: ' + target.slice(0, 60));
  }
}
for (const label of document.querySelectorAll('[aria-labelledby], [aria-describedby], [aria-controls]')) {
  for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-controls']) {
    for (const id of (label.getAttribute(attribute) ?? '').split(/\s+/)) {
      if (id && !ids.has(id)) {
        found.push(attribute + ' names nothing: ' + id.slice(0, 60));
      }
    }
  }
}
return found.slice(0, 8);
