// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.linux.Affinity;
import io.threadtoll.linux.NativeAccess;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CpuList;
import io.threadtoll.machine.topology.UsableCpus;
import java.util.List;

/** The CPUs that somebody chose for a run: this process and its forks use no others, and workers go on them in turn. */
final class ChosenCpus {
    private ChosenCpus() {}

    /**
     * From now on it is so.
     *
     * @throws IllegalArgumentException if they are no CPUs that this process may use; the message says which are
     */
    static void use(String list) {
        NativeAccess.require();
        List<Integer> allowed = Affinity.allowed();
        try {
            List<Integer> chosen = CpuList.parseInOrder(list);
            if (chosen.isEmpty() || !allowed.containsAll(chosen)) {
                throw new IllegalArgumentException(
                        "the CPUs " + list + " can't be used: those allowed here are " + CpuList.of(allowed));
            }
            Affinity.confine(chosen);
            System.setProperty(UsableCpus.CHOSEN, list);
        } catch (CannotTellException e) {
            throw new IllegalArgumentException(e.getMessage() + ", such as 0,8,3-5", e);
        }
    }
}
