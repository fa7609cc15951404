// SPDX-License-Identifier: Apache-2.0
/** Whether this machine is fit to measure: checks that look and change nothing. */
package io.threadtoll.doctor;
