// SPDX-License-Identifier: Apache-2.0
/** This machine or a saved one: what it is, what it allows, and what else it does. */
package io.threadtoll.machine;
