// SPDX-License-Identifier: Apache-2.0
/** The claims of the section "How Linux Implements Threads". */
package io.threadtoll.claim.clone;
