// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor;

import io.threadtoll.machine.CannotTellException;

/**
 * One thing about the machine that bears on what is measured. Adding one is one class in {@code checks} with
 * {@code @AutoService(Check.class)}.
 *
 * <p>A check looks and never changes anything, needs no root, and is pure: what it says depends on the {@link MachineView}
 * alone.
 */
public interface Check {
    /** Its name in the table and in JSON, words joined by hyphens. */
    String id();

    /** Why it matters to this suite, in a sentence. */
    String why();

    /**
     * Looks.
     *
     * @throws CannotTellException if it can't be seen; the message is the reason
     */
    Finding look(MachineView machine) throws CannotTellException;
}
