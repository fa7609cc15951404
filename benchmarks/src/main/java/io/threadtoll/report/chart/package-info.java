// SPDX-License-Identifier: Apache-2.0
/** Where the parts of a chart lie. Pure geometry: templates draw it, and escape every text in it. */
package io.threadtoll.report.chart;
