// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The working directory of a thread (chdir(2), clone(2) CLONE_FS, unshare(2)). To change it is for JVMs that end soon: the JVM
 * itself takes it to stay what it was.
 */
public final class WorkingDirectory {
    private static final int CLONE_FS = 0x200;

    private WorkingDirectory() {}

    /** Changes it for the calling thread, and for all that share it. */
    public static void change(Path folder) {
        if (LibC.chdir(folder.toString()) != 0) {
            throw new NativeCallException("chdir", LibC.errno(), folder + " can't be entered");
        }
    }

    /** Gives the calling thread one of its own, which nothing but that thread's end takes back. Needs no privilege. */
    public static void unshare() {
        if (LibC.unshare(CLONE_FS) != 0) {
            throw new NativeCallException(
                    "unshare", LibC.errno(), "a thread may not have a working directory of its own");
        }
    }

    /** That of a thread of this process. */
    public static Path of(int tid) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/self/task/" + tid + "/cwd"));
    }
}
