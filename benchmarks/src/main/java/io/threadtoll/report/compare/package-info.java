// SPDX-License-Identifier: Apache-2.0
/** Shows a comparison: on a terminal, in a pull request, in a browser, and to other programs. Decides nothing. */
package io.threadtoll.report.compare;
