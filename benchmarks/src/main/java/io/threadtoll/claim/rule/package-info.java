// SPDX-License-Identifier: Apache-2.0
/** How several claims count. */
package io.threadtoll.claim.rule;
