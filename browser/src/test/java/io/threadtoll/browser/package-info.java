// SPDX-License-Identifier: Apache-2.0
/** The reports in a real browser: what each of them has to keep, and planted faults that have to be found. */
package io.threadtoll.browser;
