// SPDX-License-Identifier: Apache-2.0
/** The command: a class a verb. */
package io.threadtoll.cli;
