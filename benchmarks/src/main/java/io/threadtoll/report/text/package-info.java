// SPDX-License-Identifier: Apache-2.0
/** What a run found, for a terminal. */
package io.threadtoll.report.text;
