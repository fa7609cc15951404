// SPDX-License-Identifier: Apache-2.0
/** Plans a run and carries it out, fork by fork. */
package io.threadtoll.run;
