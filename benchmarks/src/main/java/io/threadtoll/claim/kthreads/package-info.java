// SPDX-License-Identifier: Apache-2.0
/** Claims of the article's section "Kernel Threads". */
package io.threadtoll.claim.kthreads;
