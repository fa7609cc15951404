// SPDX-License-Identifier: Apache-2.0
// How many claims and compared rows the page has.
const count = selector => document.querySelectorAll(selector).length;
return [count('[id^="claim-"]') || count('table.verdicts > tbody > tr'), count('#changed .cell, #others .cell')];
