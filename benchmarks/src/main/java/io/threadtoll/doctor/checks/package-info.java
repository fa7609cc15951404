// SPDX-License-Identifier: Apache-2.0
/** The checks, one class each; what more than one of them needs is package-private. */
package io.threadtoll.doctor.checks;
