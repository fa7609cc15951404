// SPDX-License-Identifier: Apache-2.0
// Words in charts with too little contrast to what is drawn or lies behind them: axe looks at no words in an svg.
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
const known = new Map();
const rgba = colour => {
  if (!known.has(colour)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data].map(part => part / 255));
  }
  return known.get(colour);
};
const over = ([red, green, blue, alpha], below) =>
  [red, green, blue].map((part, index) => part * alpha + below[index] * (1 - alpha));
const luminance = colour => {
  const [red, green, blue] = colour.map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const backdrop = element => {
  if (!element) {
    return matchMedia('(prefers-color-scheme: dark)').matches ? [0.07, 0.07, 0.07] : [1, 1, 1];
  }
  const colour = rgba(getComputedStyle(element).backgroundColor);
  return colour[3] === 0 ? backdrop(element.parentElement) : over(colour, backdrop(element.parentElement));
};
const seen = style => Number(style.opacity) * Number(style.fillOpacity);
const found = new Map();
for (const svg of document.querySelectorAll('svg')) {
  const texts = [...svg.querySelectorAll('text')].filter(text => text.checkVisibility() && text.textContent.trim());
  if (texts.length === 0) {
    continue;
  }
  const boxes = [...svg.querySelectorAll('rect')].map(rect => ({rect, box: rect.getBoundingClientRect()}));
  const behind = backdrop(svg);
  for (const text of texts) {
    const at = text.getBoundingClientRect();
    const [x, y] = [(at.left + at.right) / 2, (at.top + at.bottom) / 2];
    let below = behind;
    for (const {rect, box} of boxes) {
      const style = getComputedStyle(rect);
      if (box.left <= x && x <= box.right && box.top <= y && y <= box.bottom && style.fill !== 'none'
          && rect.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) {
        const [red, green, blue, alpha] = rgba(style.fill);
        below = over([red, green, blue, alpha * seen(style)], below);
      }
    }
    const style = getComputedStyle(text);
    const [red, green, blue, alpha] = rgba(style.fill);
    const [one, other] = [over([red, green, blue, alpha * seen(style)], below), below].map(luminance);
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    // An arrow is a picture, WCAG 1.4.11; words are 1.4.3.
    if (ratio < (/[\p{L}\p{N}]/u.test(text.textContent) ? 4.5 : 3)) {
      found.set(style.fill + ' on ' + below.map(part => Math.round(part * 255)),
        'contrast ' + ratio.toFixed(2) + ': "' + text.textContent.trim().slice(0, 30) + '", ' + style.fill + ' on rgb('
        + below.map(part => Math.round(part * 255)) + ')');
    }
  }
}
return [...found.values()].slice(0, 8);
