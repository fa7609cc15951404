// SPDX-License-Identifier: Apache-2.0
// What makes the page scroll sideways, or is cut off at its box: elements by name, the widest first.
const root = document.documentElement;
const edge = root.clientWidth;
const name = element => {
  const style = typeof element.className === 'string' && element.className ? '.' + element.className.split(' ')[0] : '';
  return element.tagName.toLowerCase() + style + ' "' + element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40) + '"';
};
const overflow = element => getComputedStyle(element).overflowX;
const isHeld = element => {
  for (let outer = element.parentElement; outer && outer !== document.body && outer !== root; outer = outer.parentElement) {
    if (overflow(outer) !== 'visible') {
      return true;
    }
  }
  return false;
};
const found = [];
const width = Math.max(root.scrollWidth, document.body.scrollWidth);
if (width > edge) {
  const wide = [...document.body.querySelectorAll('*')]
    .map(element => ({element, right: element.getBoundingClientRect().right + window.scrollX}))
    .filter(({element, right}) => right > edge + 0.5)
    // What is in a box that scrolls by itself comes last: only if it is placed by something outside does it get out.
    .sort((one, other) => isHeld(one.element) - isHeld(other.element)
      || (getComputedStyle(other.element).position === 'absolute') - (getComputedStyle(one.element).position === 'absolute')
      || other.right - one.right);
  found.push('the page is ' + width + ' px wide, the window ' + edge + ': '
    + wide.slice(0, 3).map(({element, right}) => name(element) + ' ends at ' + Math.round(right)).join(', '));
}
for (const element of document.body.querySelectorAll('*:not(svg, svg *)')) {
  // What is there for screen readers only is a pixel wide.
  if (['hidden', 'clip'].includes(overflow(element)) && element.clientWidth > 1
      && element.scrollWidth > element.clientWidth + 1) {
    found.push('cut off: ' + name(element) + ' needs ' + element.scrollWidth + ' px and has ' + element.clientWidth);
  }
}
return found.slice(0, 8);
