// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import com.fasterxml.jackson.core.type.TypeReference;
import io.threadtoll.journal.Json;
import io.threadtoll.machine.JvmFields;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Jvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the JVMs that a run is to measure what they are, before anything runs. */
public final class JvmReader {
    private static final int OLDEST = 17;
    private static final long LONGEST_SECONDS = 30;

    /** JDK 8 calls itself 1.8. */
    private static final Pattern VERSION = Pattern.compile("java\\.specification\\.version = (?:1\\.)?(\\d{1,4})\\b");

    private JvmReader() {}

    /**
     * The JVMs of a run, each with a label of its own.
     *
     * @param paths {@code java} commands, or the folders of JDKs; none for the JVM this runs on
     * @throws BadResultException if one of them is no JVM, or older than 17; the message says which
     */
    public static List<Jvm> read(List<Path> paths) {
        List<Jvm> jvms = new ArrayList<>();
        if (paths.isEmpty()) {
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            jvms.add(named(jvms, java, JvmFields.ofThisJvm()));
        }
        paths.forEach(path -> {
            Path java = command(path);
            requireVersion(java);
            jvms.add(named(jvms, java, fields(java)));
        });
        return jvms;
    }

    private static Jvm named(List<Jvm> others, Path java, SortedMap<String, String> fields) {
        String label = "jdk" + fields.get("jdk.feature");
        long same = others.stream()
                .filter(other -> (other.label() + "-").startsWith(label + "-"))
                .count();
        return new Jvm(same == 0 ? label : label + "-" + (same + 1), java.toString(), fields);
    }

    private static Path command(Path path) {
        Path java = Files.isDirectory(path) ? path.resolve("bin").resolve("java") : path;
        if (!Files.isRegularFile(java) || !Files.isExecutable(java)) {
            throw new BadResultException("--jvm " + path + " is no JVM: there is no " + java
                    + " that can be run. Give a java command or the folder of a JDK.");
        }
        return java.toAbsolutePath();
    }

    private static void requireVersion(Path java) {
        String output = output(List.of(java.toString(), "-XshowSettings:properties", "-version"));
        Matcher version = VERSION.matcher(output);
        if (!version.find()) {
            throw new BadResultException("--jvm " + java + " is no JVM: asked for its version it said '" + first(output)
                    + "'. Give a java command or the folder of a JDK.");
        }
        int feature = Integer.parseInt(version.group(1));
        if (feature < OLDEST) {
            throw new BadResultException(
                    "--jvm " + java + " is version " + feature + ", " + OLDEST + " or newer is needed.");
        }
    }

    /**
     * What a JVM says of itself.
     *
     * @throws BadResultException if it can't run this program
     */
    static SortedMap<String, String> fields(Path java) {
        String output = output(
                List.of(java.toString(), "-cp", System.getProperty("java.class.path"), JvmFields.class.getName()));
        // A JVM may say before it that it picked up JAVA_TOOL_OPTIONS, or warn of something.
        String json = output.lines()
                .filter(line -> line.startsWith("{"))
                .reduce((first, second) -> second)
                .orElse(output);
        try {
            return Json.MAPPER.readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new BadResultException("--jvm " + java + " can't run Threadtoll: it said '" + first(output) + "'", e);
        }
    }

    private static String output(List<String> command) {
        try {
            Path file = Files.createTempFile("threadtoll-jvm", ".out");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(file.toFile())
                        .start();
                if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return "nothing within " + LONGEST_SECONDS + " s";
                }
                // Leniently: its properties may hold what is no UTF-8.
                return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            return e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static String first(String output) {
        String line = output.lines().findFirst().orElse("nothing");
        return line.length() <= 120 ? line : line.substring(0, 120);
    }
}
