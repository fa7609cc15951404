// SPDX-License-Identifier: Apache-2.0
/** The claims of the section "Mutexes and Futexes". */
package io.threadtoll.claim.mutexes;
