// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import io.threadtoll.model.BadResultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file of a result folder, which may come from a stranger. It is read and written as itself: no symbolic link is
 * followed, and what is no file is not opened, since open(2) of a FIFO waits for its other end and a device never ends.
 */
public final class ResultFile {
    private ResultFile() {}

    /**
     * Opens a file to read it.
     *
     * @param most how many bytes it may have
     * @throws BadResultException if it is absent, longer, or no file
     */
    public static InputStream open(Path file, long most) {
        try {
            requireFile(file);
            long size = Files.size(file);
            if (size > most) {
                throw new BadResultException(
                        "can't read " + file + ": it has " + size + " bytes, and no such file has more than " + most);
            }
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new BadResultException("can't read " + file + ": " + reason(e), e);
        }
    }

    /** All bytes of a file, on the same terms. */
    public static byte[] bytes(Path file, int most) {
        try (InputStream stream = open(file, most)) {
            return stream.readNBytes(most);
        } catch (IOException e) {
            throw new BadResultException("can't read " + file + ": " + reason(e), e);
        }
    }

    /** Whether there is anything of this name, a link that leads nowhere included. */
    public static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Looks before it is opened.
     *
     * @throws IOException if it is absent, a symbolic link, a folder, a FIFO or a device
     */
    static void requireFile(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new IOException("it is " + kind(attributes) + ", not a file");
        }
    }

    /** Writes a file whole and onto the disk, or leaves the one before it as it was; makes the folder it is in. */
    static void write(Path folder, Path name, String text) throws IOException {
        requireInside(name);
        Path file = folder.resolve(name);
        requireFolders(folder, name.getParent());
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        // It may be left from a run that was killed, or be a stranger's link: not to be written through either way.
        Files.deleteIfExists(unfinished);
        try (FileChannel channel =
                FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        // rename(2) replaces a link and doesn't follow it.
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void requireInside(Path name) throws IOException {
        boolean inside = !name.isAbsolute() && name.equals(name.normalize()) && !name.startsWith("..");
        if (!inside || name.toString().isEmpty()) {
            throw new IOException("'" + name + "' is no name for a file in it");
        }
    }

    private static void requireFolders(Path folder, Path below) throws IOException {
        if (below == null) {
            return;
        }
        Path at = folder;
        for (Path name : below) {
            at = at.resolve(name);
            if (!exists(at)) {
                Files.createDirectory(at);
            } else if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(at + " is a link or a file, not a folder");
            }
        }
    }

    private static String kind(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return "a symbolic link";
        }
        return attributes.isDirectory() ? "a folder" : "a FIFO or a device";
    }

    /** What the system says of a file is its name and a reason; the name has been said. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "it isn't there";
        }
        return e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    }
}
