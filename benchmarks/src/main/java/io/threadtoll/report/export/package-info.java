// SPDX-License-Identifier: Apache-2.0
/** The forks of many runs as one long table, for the tools in which people analyse fleets. */
package io.threadtoll.report.export;
