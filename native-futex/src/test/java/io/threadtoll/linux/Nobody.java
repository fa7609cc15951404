// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM that root starts as the user nobody (setpriv(1)), who has no rights at all. */
final class Nobody {
    private Nobody() {}

    static boolean canBeBecome() {
        return "root".equals(System.getProperty("user.name"));
    }

    /**
     * What a main class prints when nobody runs it.
     *
     * @param folder an empty one; what nobody could not read where it is, such as root's Maven repository, is copied to it
     */
    static String run(Path folder, Class<?> main) throws IOException, InterruptedException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith("classes") || entry.contains("jna"))
                .map(entry -> copy(Path.of(entry), folder).toString())
                .collect(Collectors.joining(File.pathSeparator));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(List.of(
                        "setpriv",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        java.toString(),
                        "-cp",
                        classPath,
                        main.getName()))
                .directory(folder.toFile())
                .redirectError(folder.resolve("warnings").toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("warnings")));
        }
        return output;
    }

    private static Path copy(Path entry, Path folder) {
        try (Stream<Path> files = Files.walk(entry)) {
            Path to = Files.createTempDirectory(folder, "entry");
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path base = Files.isDirectory(entry) ? entry : entry.getParent();
            for (Path file : files.toList()) {
                Path target = to.resolve(base.relativize(file).toString());
                if (!Files.isDirectory(file)) {
                    Files.copy(file, target);
                } else if (!file.equals(entry)) {
                    Files.createDirectory(target);
                }
            }
            return Files.isDirectory(entry) ? to : to.resolve(entry.getFileName());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
