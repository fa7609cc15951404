// SPDX-License-Identifier: Apache-2.0
/** The claims of the section "Thread vs Process: What Is Shared, What Is Private". */
package io.threadtoll.claim.sharing;
