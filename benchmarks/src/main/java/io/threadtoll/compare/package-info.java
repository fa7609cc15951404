// SPDX-License-Identifier: Apache-2.0
/** Compares runs: what is matched with what, what changed, and how sure that is. Renders nothing. */
package io.threadtoll.compare;
