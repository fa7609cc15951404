// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a folder of its own, with a jar that says how it was started. */
class LauncherTest {
    private static final String JAVA_HOME = System.getProperty("java.home");

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path home;

    /** The main class of that jar. */
    static final class Started {
        private Started() {}

        public static void main(String[] args) {
            System.out.println("started " + System.getProperty("java.home") + " " + System.getenv("LC_ALL") + " "
                    + String.join(",", args));
        }
    }

    @BeforeEach
    void install() throws IOException {
        home = install("home");
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JAVA_HOME", JAVA_HOME);
    }

    @Test
    void theJarIsStartedWithAllArguments() throws Exception {
        assertThat(run("compare", "a b")).contains("started " + JAVA_HOME).contains("compare,a b");
    }

    @Test
    void withoutALocaleNamesAreUnicode() throws Exception {
        assertThat(run()).contains(JAVA_HOME + " C.UTF-8 ");
        environment.put("LANG", "de_DE.ISO-8859-1");
        assertThat(run()).contains(JAVA_HOME + " null ");
    }

    @Test
    void whatJavaSaysWhenItCannotStartIsShown() throws Exception {
        environment.put("JAVA_TOOL_OPTIONS", "-XX:+NoSuchCollector");
        assertThat(failed()).contains("Unrecognized VM option 'NoSuchCollector").contains("can't start");
    }

    @Test
    void aPathWithAColonIsNamed() throws Exception {
        home = install("a:b");
        assertThat(failed()).hasLineCount(1).contains("a:b, has a colon in its path");
    }

    /** As asdf, jenv and mise put one on the path. */
    @Test
    void aShimIsNoJdkAndTheOneBehindItIsUsed() throws Exception {
        environment.remove("JAVA_HOME");
        program("java", "exec " + JAVA_HOME + "/bin/java \"$@\"");
        assertThat(run()).contains("started " + JAVA_HOME);
    }

    @Test
    void aMavenThatIsTooOldIsNamed() throws Exception {
        program("mvn", "echo 'Apache Maven 3.5.4 (1edded0938998edf8bf061f1ceb3cfdeccf443fe; 2018)'");
        Files.delete(home.resolve("benchmarks/target/benchmarks.jar"));
        assertThat(failed()).hasLineCount(1).contains("is Maven 3.5.4, 3.8 or newer is needed");
    }

    private void program(String name, String script) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path program = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        environment.put("PATH", bin + ":" + System.getenv("PATH"));
    }

    private Path install(String name) throws IOException {
        Path made = folder.resolve(name);
        Path jar = made.resolve("benchmarks/target/benchmarks.jar");
        Files.createDirectories(jar.getParent());
        Files.createDirectories(made.resolve("benchmarks/src/main"));
        Files.writeString(made.resolve("pom.xml"), "");
        Files.writeString(made.resolve("benchmarks/pom.xml"), "");
        Files.copy(Path.of("..", "threadtoll"), made.resolve("threadtoll"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Started.class.getName());
        String entry = Started.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out, manifest)) {
            packed.putNextEntry(new ZipEntry(entry));
            packed.write(Started.class.getResourceAsStream("/" + entry).readAllBytes());
            // What the launcher looks for where a newer JDK runs it.
            packed.putNextEntry(new ZipEntry("META-INF/versions/22/io/threadtoll/"));
        }
        return made;
    }

    private String run(String... args) throws Exception {
        return run(0, args);
    }

    private String failed() throws Exception {
        String output = run(2);
        assertThat(output.lines().toList()).last().asString().startsWith("threadtoll: ");
        return output.strip();
    }

    private String run(int exit, String... args) throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(home.resolve("threadtoll").toString()), Stream.of(args))
                        .toList());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process launcher = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(launcher.exitValue()).as(said).isEqualTo(exit);
        return said;
    }
}
