// SPDX-License-Identifier: Apache-2.0
/** What a run found, for a browser: the parts of the report, laid out for its templates. */
package io.threadtoll.report.page;
