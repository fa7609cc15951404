// SPDX-License-Identifier: Apache-2.0
// What axe, which the driver has run before, finds by one rule or, where that is empty, by all but the one that is left out.
const [rule, leftOut, done] = arguments;
const options = {resultTypes: ['violations'], selectors: false, preload: false, iframes: false};
if (rule) {
  options.runOnly = {type: 'rule', values: [rule]};
} else if (leftOut) {
  options.rules = {[leftOut]: {enabled: false}};
}
axe.run(document, options).then(({violations}) => done(violations
  .filter(({impact}) => impact === 'serious' || impact === 'critical')
  .map(({id, impact, nodes}) => impact + ': ' + id + ', ' + nodes.length + ' times: '
    + nodes.slice(0, 3).map(({html}) => html.slice(0, 120)).join('  '))), fault => done(['axe failed: ' + fault]));
