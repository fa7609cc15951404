// SPDX-License-Identifier: Apache-2.0
// Whatever could run or load something, were there no Content-Security-Policy.
const found = [];
for (const element of document.querySelectorAll('script, iframe, object, embed, link, base, form, img, audio, video')) {
  found.push('<' + element.tagName.toLowerCase() + '>');
}
for (const element of document.querySelectorAll('*')) {
  for (const attribute of element.attributes) {
    if (attribute.name.startsWith('on') || /^\s*javascript:/i.test(attribute.value)) {
      found.push(attribute.name + ' of <' + element.tagName.toLowerCase() + '>');
    }
  }
}
return found.slice(0, 8);
