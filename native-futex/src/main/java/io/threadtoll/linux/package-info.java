// SPDX-License-Identifier: Apache-2.0
/** The kernel's door: system calls, libc and {@code /proc}, each checked, each with its manual page. */
package io.threadtoll.linux;
