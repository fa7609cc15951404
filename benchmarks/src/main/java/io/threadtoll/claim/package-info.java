// SPDX-License-Identifier: Apache-2.0
/** The article's claims: what each needs measured, and how it is judged. */
package io.threadtoll.claim;
