// SPDX-License-Identifier: Apache-2.0
/** How a run is kept: the journal, the result folder, its summary. */
package io.threadtoll.journal;
