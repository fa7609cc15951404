// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadtoll.jvm.JvmCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No probe leaves a process, thread, mapping, mount, semaphore or file behind in the JVM that measures. */
class NothingLeftBehindTest {
    /** The others take too long for a test, and what kills is asked for by nobody here. */
    private static final Duration CHEAP = Duration.ofSeconds(1);

    @TempDir
    private Path temporary;

    /** A probe may become another user. */
    @BeforeEach
    void openTheFolder() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    static List<String> cheapProbes() {
        return Probes.all().stream()
                .filter(probe -> !probe.kills() && probe.expected(params(probe)).compareTo(CHEAP) <= 0)
                .map(Probe::id)
                .toList();
    }

    private static Map<String, String> params(Probe probe) {
        Map<String, String> params = new TreeMap<>();
        probe.params(Scale.QUICK).forEach((name, values) -> params.put(name, values.get(0)));
        return params;
    }

    @ParameterizedTest
    @MethodSource("cheapProbes")
    void isLeftByNone(String probe) throws Exception {
        assertThat(answer(jvm(), RemainsJvm.PROBE, probe).left()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Leak.class)
    void whatIsLeftIsFound(Leak leak) throws Exception {
        JvmCommand jvm = leak == Leak.MOUNT ? jvm().withPrefix(List.of("unshare", "-m")) : jvm();
        assumeTrue(leak != Leak.MOUNT || "root".equals(System.getProperty("user.name")), "only root mounts");
        RemainsJvm.Answer answer = answer(jvm, RemainsJvm.LEAK, leak.name());
        assumeTrue(answer.notApplicable().isEmpty(), answer.notApplicable());
        assertThat(answer.left()).containsKey(leak.kind);
    }

    /** With a folder for temporary files in which nobody else has any, and few threads and mappings of the JVM's own. */
    private JvmCommand jvm() {
        return JvmCommand.ofThisJdk()
                .withFlags(List.of("-Djava.io.tmpdir=" + temporary, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    }

    private static RemainsJvm.Answer answer(JvmCommand jvm, String what, String which) throws Exception {
        return jvm.run(Duration.ofMinutes(1), RemainsJvm.class, List.of(what, which))
                .answer(RemainsJvm.Answer.class);
    }
}
