// SPDX-License-Identifier: Apache-2.0
// Cells of which the page has no row with all of their words.
const rows = [...document.querySelectorAll('tr')].map(row => row.textContent.replace(/\s+/g, ' '));
return arguments[0].filter(words => !rows.some(row => words.every(word => row.includes(word))))
  .map(words => words.join(' ').slice(0, 100));
