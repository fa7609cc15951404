// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Programs that are taken for a Python: shell scripts. */
final class FakePython {
    private FakePython() {}

    /** One that does something else. */
    static Path doing(Path file, String script) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/bin/sh\n" + script + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that answers as our script does in a Python that says this of itself; its workers do as much as they are. */
    static Path saying(Path file, String who) {
        return doing(
                file,
                "read n; head -c \"$n\" > /dev/null\n"
                        + "while read word work workers rest; do case $word in\n"
                        + "who) echo '" + who + "' ;;\n"
                        + "threads|processes|subinterpreters) did=$workers; echo '{\"ready\":1}' ;;\n"
                        + "go) echo \"{\\\"units\\\":$did,\\\"wallSeconds\\\":1,\\\"cpuSeconds\\\":$did,"
                        + "\\\"switches\\\":10,\\\"processStartSeconds\\\":0.03}\" ;;\n"
                        + "updates) echo '{\"lost\":7}' ;;\n"
                        + "waits) echo '{\"seconds\":[0.005,0.006,0.005,0.005,0.005,0.005,0.005,0.005,0.005]}' ;;\n"
                        + "stop) exit 0 ;;\n"
                        + "esac; done");
    }

    /** A CPython of that minor version. */
    static String cpython(int minor, boolean gilDisabled, boolean gilOn) {
        return who("CPython", minor, gilDisabled, gilOn, "fork");
    }

    static String who(String implementation, int minor, boolean gilDisabled, boolean gilOn, String startMethod) {
        return String.format(
                "{\"implementation\":\"%s\",\"major\":3,\"minor\":%d,\"micro\":1,\"text\":\"3.%d.1 (fake)\","
                        + "\"executable\":\"\",\"buildFlags\":\"\",\"gilDisabled\":%b,\"gilOn\":%b,"
                        + "\"switchIntervalNs\":5000000,\"startMethod\":\"%s\",\"subinterpreters\":false,"
                        + "\"hashReleases\":true}",
                implementation, minor, minor, gilDisabled, gilOn, startMethod);
    }
}
