// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenFilesTest {
    @Test
    void everyDescriptorOfThisProcessCounts() {
        long pid = ProcessHandle.current().pid();
        List<Pipe> pipes = new ArrayList<>();
        int before = OpenFiles.of(pid);
        for (int i = 0; i < 100; i++) {
            pipes.add(new Pipe());
        }
        int open = OpenFiles.of(pid);
        pipes.forEach(Pipe::close);

        // The JVM may open a file of its own meanwhile.
        assertThat(open - before).isBetween(195, 205);
        assertThat(open - OpenFiles.of(pid)).isBetween(195, 205);
    }

    @Test
    void anotherProcessHasItsOwn() throws Exception {
        try (ChildProcess child = ChildProcess.sleeping()) {
            assertThat(OpenFiles.of(child.pid())).isEqualTo(3);
            assertThat(OpenFiles.counted(Path.of("/proc/" + child.pid() + "/fd")))
                    .isEqualTo(3);
        }
    }

    @Test
    void aProcessThatIsNotThereIsRefused() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> OpenFiles.of(ChildProcess.NO_PID))
                .withMessageContaining("/fd");
    }
}
