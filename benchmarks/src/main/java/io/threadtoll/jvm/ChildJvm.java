// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.jvm;

/** A JVM that obeys this one, as {@link ParentJvm#obey} does. */
public final class ChildJvm extends ChildProgram {
    ChildJvm(String name, Process process) {
        super("the JVM of the " + name, process);
    }
}
