// SPDX-License-Identifier: Apache-2.0
/** The one way to start another JVM, or another program, and to read what it says, and what differs from one JVM to the next. */
package io.threadtoll.jvm;
