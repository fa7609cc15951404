// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.threadtoll.jvm.JvmFields;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asking a JVM what it is, with real ones and with things that only look like one. */
class JvmReaderTest {
    private static final Path HOME = Path.of(System.getProperty("java.home"));
    private static final String FEATURE = String.valueOf(Runtime.version().feature());

    @TempDir
    private Path folder;

    @Test
    void withoutAnyItIsTheOneThisRunsOn() {
        assertThat(JvmReader.read(List.of())).singleElement().satisfies(jvm -> {
            assertThat(jvm.label()).isEqualTo("jdk" + FEATURE);
            assertThat(jvm.fields()).isEqualTo(JvmFields.ofThisJvm());
        });
    }

    @Test
    void anotherProcessSaysOfItselfWhatThisOneDoes() {
        List<Jvm> twice = JvmReader.read(List.of(HOME, HOME.resolve("bin/java")));
        assertThat(twice).extracting(Jvm::label).containsExactly("jdk" + FEATURE, "jdk" + FEATURE + "-2");
        assertThat(twice)
                .extracting(Jvm::path)
                .containsOnly(HOME.resolve("bin/java").toString());
        assertThat(twice).allSatisfy(jvm -> {
            assertThat(jvm.fields()).isEqualTo(JvmFields.ofThisJvm());
            assertThat(jvm.feature()).contains(Runtime.version().feature());
        });
    }

    @Test
    void whatAJvmSaysBesideDoesNotMatter() throws IOException {
        Path talking =
                script("printf 'Picked up JAVA_TOOL_OPTIONS: \\377\\n' >&2\nexec '" + HOME + "/bin/java' \"$@\"\n");
        assertThat(JvmReader.read(List.of(talking)))
                .singleElement()
                .satisfies(jvm -> assertThat(jvm.fields()).isEqualTo(JvmFields.ofThisJvm()));
    }

    @Test
    void whatIsNoJvmIsNamed() throws IOException {
        refused(folder, "is no JVM: there is no " + folder.resolve("bin/java"));
        refused(folder.resolve("absent"), "is no JVM");
        refused(Path.of("/bin/true"), "is no JVM: asked for its version it said 'nothing'");
        refused(script("echo hello"), "said 'hello'");
    }

    @Test
    void anOldJvmIsToldFromANewOneByItsVersion() throws IOException {
        refused(script("echo 'java.specification.version = 1.8'"), "is version 8, 17 or newer is needed");
        refused(script("echo 'java.specification.version = 16'"), "is version 16, 17 or newer is needed");
        refused(script("echo 'java.specification.version = 17'"), "can't run Threadtoll");
    }

    private Path script(String line) throws IOException {
        Path script = Files.createTempFile(
                folder, "java", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.writeString(script, "#!/bin/sh\n" + line + "\n");
    }

    private static void refused(Path path, String why) {
        assertThatExceptionOfType(BadResultException.class)
                .isThrownBy(() -> JvmReader.read(List.of(path)))
                .withMessageContaining(path.toString())
                .withMessageContaining(why);
    }
}
