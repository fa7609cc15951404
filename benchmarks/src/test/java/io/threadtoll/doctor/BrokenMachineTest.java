// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadtoll.machine.CannotTellException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What can't be looked at for a reason that nobody foresaw is unknown, and the other checks are made. */
class BrokenMachineTest {
    @Test
    void aCheckThatFailsIsUnknown() {
        MachineView broken = (MachineView) Proxy.newProxyInstance(
                MachineView.class.getClassLoader(), new Class<?>[] {MachineView.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("broken");
                });
        assertThat(Checks.examine(broken)).hasSameSizeAs(Checks.all()).allSatisfy(diagnosis -> {
            assertThat(diagnosis.status()).isEqualTo(Status.UNKNOWN);
            assertThat(diagnosis.value()).isEqualTo("the check failed: java.lang.IllegalStateException: broken");
            assertThat(diagnosis.command()).isEmpty();
        });
    }

    /** The folder {@code net} of a process that has ended and isn't reaped can be opened, but not read (EINVAL). */
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void aFolderThatFailsWhileItIsReadCannotBeTold() throws IOException, InterruptedException {
        Process parent = new ProcessBuilder("sh", "-c", "true & exec sleep 60").start();
        try {
            String ended = "/proc/" + ended(parent);
            assertThatThrownBy(() -> new ThisMachine().list(ended + "/net", ""))
                    .isInstanceOf(CannotTellException.class)
                    .hasMessageStartingWith(ended + "/net can't be read: ");
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    private static long ended(Process parent) throws InterruptedException {
        MachineView machine = new ThisMachine();
        while (true) {
            for (ProcessHandle child : parent.children().toList()) {
                String status = machine.find("/proc/" + child.pid() + "/status").orElse("");
                if (status.contains("State:\tZ")) {
                    return child.pid();
                }
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
