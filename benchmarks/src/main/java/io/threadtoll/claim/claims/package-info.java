// SPDX-License-Identifier: Apache-2.0
/** The claims, a class each. */
package io.threadtoll.claim.claims;
