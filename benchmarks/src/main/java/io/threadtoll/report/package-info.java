// SPDX-License-Identifier: Apache-2.0
/** What a run found, for a terminal, a browser and other programs. Knows measurements and verdicts only. */
package io.threadtoll.report;
