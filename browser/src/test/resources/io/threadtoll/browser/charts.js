// SPDX-License-Identifier: Apache-2.0
// Charts that are empty, and words of charts that don't fit into them.
const found = [];
const inside = (box, outer) => box.right >= outer.left && box.left <= outer.right && box.bottom >= outer.top
  && box.top <= outer.bottom;
const isPainted = (paint, opacity) => paint !== 'none' && paint !== 'transparent' && !/^rgba\(.*, 0\)$/.test(paint)
  && Number(opacity) > 0;
const isDrawn = shape => {
  const style = getComputedStyle(shape);
  if (style.display === 'none' || style.visibility !== 'visible' || Number(style.opacity) === 0) {
    return false;
  }
  const stroked = isPainted(style.stroke, style.strokeOpacity) && parseFloat(style.strokeWidth) > 0;
  const box = shape.getBoundingClientRect();
  const filled = isPainted(style.fill, style.fillOpacity) && box.width > 0 && box.height > 0;
  return (filled || stroked) && (box.width > 0 || box.height > 0);
};
for (const svg of document.querySelectorAll('svg')) {
  if (svg.parentElement.closest('svg') || !svg.parentElement.checkVisibility()) {
    continue;
  }
  const outer = svg.getBoundingClientRect();
  const title = (svg.querySelector('title')?.textContent ?? svg.getAttribute('aria-label') ?? svg.outerHTML).slice(0, 60);
  if (!svg.checkVisibility() || outer.width === 0 || outer.height === 0) {
    // A narrow screen may do without a picture, where the number stands beside it.
    if (getComputedStyle(svg).display !== 'none') {
      found.push('no area: ' + title);
    }
    continue;
  }
  const shapes = [...svg.querySelectorAll('path, line, polyline, polygon, rect, circle, ellipse')];
  // A scale at the head of a column is words only.
  if (!svg.closest('thead') && !shapes.some(shape => isDrawn(shape) && inside(shape.getBoundingClientRect(), outer))) {
    found.push('blank: ' + title);
  }
  if (getComputedStyle(svg).overflow !== 'visible') {
    for (const text of svg.querySelectorAll('text')) {
      const box = text.getBoundingClientRect();
      if (box.width > 0 && (box.left < outer.left - 1 || box.right > outer.right + 1 || box.top < outer.top - 1
          || box.bottom > outer.bottom + 1)) {
        found.push('cut off in ' + title + ': ' + text.textContent);
      }
    }
  }
}
return found.slice(0, 8);
