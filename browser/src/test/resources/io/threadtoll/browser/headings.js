// SPDX-License-Identifier: Apache-2.0
// Headings that are empty or skip a level.
const found = [];
const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')];
const level = heading => Number(heading.tagName[1]);
if (headings.length === 0 || level(headings[0]) !== 1) {
  found.push('the first heading is no h1');
}
if (headings.filter(heading => level(heading) === 1).length > 1) {
  found.push('more than one h1');
}
headings.forEach((heading, number) => {
  if (heading.textContent.trim() === '') {
    found.push('an empty ' + heading.tagName.toLowerCase());
  }
  if (number > 0 && level(heading) > level(headings[number - 1]) + 1) {
    found.push('h' + level(headings[number - 1]) + ' is followed by h' + level(heading) + ': '
      + heading.textContent.trim().slice(0, 60));
  }
});
return found.slice(0, 8);
