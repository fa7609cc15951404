// SPDX-License-Identifier: Apache-2.0
/** The claims of the section "The CPython GIL". */
package io.threadtoll.claim.gil;
