// SPDX-License-Identifier: Apache-2.0
// What axe, which the driver has run before, finds by some rules or, where none is named, by all but the one that is left out.
const [rules, leftOut, done] = arguments;
const options = {resultTypes: ['violations'], selectors: false, preload: false, iframes: false};
if (rules.length > 0) {
  options.runOnly = {type: 'rule', values: rules};
} else {
  options.rules = Object.fromEntries(leftOut.map(rule => [rule, {enabled: false}]));
}
axe.run(document, options).then(({violations}) => done(violations
  .filter(({impact}) => impact === 'serious' || impact === 'critical')
  .map(({id, impact, nodes}) => impact + ': ' + id + ', ' + nodes.length + ' times: '
    + nodes.slice(0, 3).map(({html}) => html.slice(0, 120)).join('  '))), fault => done(['axe failed: ' + fault]));
