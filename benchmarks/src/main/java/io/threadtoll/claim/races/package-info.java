// SPDX-License-Identifier: Apache-2.0
/** The claims of the section "Race Conditions". */
package io.threadtoll.claim.races;
