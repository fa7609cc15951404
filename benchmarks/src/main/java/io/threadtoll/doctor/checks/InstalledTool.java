// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import java.util.Arrays;
import java.util.Optional;

/** A program that is looked for on the PATH, and never run. */
final class InstalledTool {
    private InstalledTool() {}

    /**
     * Looks for it.
     *
     * @param name of the program, and of its package
     */
    static Finding look(MachineView machine, String name) throws CannotTellException {
        String path = machine.variable("PATH").orElseThrow(() -> new CannotTellException("PATH is not set"));
        Optional<String> found = Arrays.stream(path.split(":", -1))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> folder + "/" + name)
                .filter(machine::isExecutable)
                .findFirst();
        return found.map(Finding::ok).orElseGet(() -> Finding.warn("not on the PATH", "apt-get install " + name));
    }
}
