// SPDX-License-Identifier: Apache-2.0
/** What the CPUs of a machine share with one another, and what that makes of two of them. */
package io.threadtoll.machine.topology;
