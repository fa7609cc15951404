// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * JNA's own native part, which each JVM otherwise unpacks from the jar anew, and where it looks for others, which it otherwise
 * asks {@code ldconfig} for, a process that every JVM starts.
 */
public final class JnaLibrary {
    private static final String SEARCH_PATH = "jna.platform.library.path";

    private JnaLibrary() {}

    /**
     * Puts it into a folder.
     *
     * @return what a JVM is told so that it uses it; without JNA's native part for this processor, nothing
     */
    public static List<String> unpack(Path folder) throws IOException {
        String name = System.mapLibraryName("jnidispatch");
        try (InputStream library =
                Native.class.getResourceAsStream("/com/sun/jna/" + Platform.RESOURCE_PREFIX + "/" + name)) {
            if (library == null) {
                return List.of();
            }
            Files.copy(library, folder.resolve(name));
        }
        // JNA sets the property once it has looked.
        NativeLibrary.getProcess();
        return List.of(
                "-Djna.boot.library.path=" + folder, "-D" + SEARCH_PATH + "=" + System.getProperty(SEARCH_PATH, ""));
    }
}
