// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadtoll.jvm.JvmCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No probe leaves a process, thread, mapping, mount, semaphore or file behind in the JVM that measures. */
class NothingLeftBehindTest {
    /** The others take too long for a test, and what kills is asked for by nobody here. */
    private static final Duration CHEAP = Duration.ofSeconds(1);

    @TempDir
    private static Path temporary;

    private static final Map<String, RemainsJvm.Answer> ANSWERS = new TreeMap<>();

    /** One JVM for all probes and one for all leaks, since to start one takes longer than most of them. */
    @BeforeAll
    static void ask() throws Exception {
        // A probe may become another user.
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        ask(jvm(), RemainsJvm.PROBE, cheapProbes());
        ask(
                jvm(),
                RemainsJvm.LEAK,
                Stream.of(Leak.values())
                        .filter(leak -> leak != Leak.MOUNT)
                        .map(Leak::name)
                        .toList());
        if ("root".equals(System.getProperty("user.name"))) {
            ask(jvm().withPrefix(List.of("unshare", "-m")), RemainsJvm.LEAK, List.of(Leak.MOUNT.name()));
        }
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
    void isLeftByNone(String probe) {
        assertThat(ANSWERS.get(probe).left()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Leak.class)
    void whatIsLeftIsFound(Leak leak) {
        RemainsJvm.Answer answer = ANSWERS.get(leak.name());
        assumeTrue(answer != null, "only root mounts");
        assumeTrue(answer.notApplicable().isEmpty(), answer.notApplicable());
        assertThat(answer.left()).containsKey(leak.kind);
    }

    /** With a folder for temporary files in which nobody else has any, and few threads and mappings of the JVM's own. */
    private static JvmCommand jvm() {
        return JvmCommand.ofThisJdk()
                .withFlags(List.of("-Djava.io.tmpdir=" + temporary, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    }

    private static void ask(JvmCommand jvm, String what, List<String> which) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(what));
        arguments.addAll(which);
        ANSWERS.putAll(jvm.run(Duration.ofMinutes(2), RemainsJvm.class, arguments)
                .answer(RemainsJvm.Answers.class)
                .each());
    }
}
