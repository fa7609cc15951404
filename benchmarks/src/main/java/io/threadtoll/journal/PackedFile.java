// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import io.threadtoll.model.BadResultException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/**
 * A file of a result as a report carries it, packed by xz and written as base64: as the target of a link, so that a browser
 * can save it without a script.
 *
 * @param name its name in the result folder
 * @param base64 what it is packed to
 */
public record PackedFile(String name, String base64) {
    private static final String SUFFIX = ".xz";
    private static final String SCHEME = "data:application/x-xz;base64,";

    /** A name or a text of the run can't look so: what a report shows of them has its quotes escaped. */
    private static final Pattern IN_PAGE = Pattern.compile(
            "<a download=\"([a-z.]{1,40})\\.xz\" href=\"" + Pattern.quote(SCHEME) + "([A-Za-z0-9+/=]*+)\"");

    /** A journal is never longer; a few packed bytes may be very many. */
    private static final int LONGEST = 256 << 20;

    /** What a page may take, which has to hold it all. */
    private static final int LONGEST_PAGE = 64 << 20;

    /** xz needs eight times its dictionary to pack, and gains nothing from one larger than the file. */
    private static final int DICTIONARY = 8 << 20;

    /** What a result is made from again: its description and its journal, as far as there is one. */
    public static List<PackedFile> of(ResultFolder folder) {
        return Stream.of(folder.description(), folder.journal())
                .filter(ResultFile::exists)
                .map(file -> new PackedFile(file.getFileName().toString(), packed(ResultFile.bytes(file, LONGEST))))
                .toList();
    }

    /**
     * The files in a report.
     *
     * @throws BadResultException if it can't be read
     */
    public static List<PackedFile> in(Path page) {
        Matcher matcher = IN_PAGE.matcher(new String(ResultFile.bytes(page, LONGEST_PAGE), StandardCharsets.UTF_8));
        List<PackedFile> files = new ArrayList<>();
        while (matcher.find()) {
            files.add(new PackedFile(matcher.group(1), matcher.group(2)));
        }
        return files;
    }

    /** The name under which a browser saves it. */
    public String download() {
        return name + SUFFIX;
    }

    /** The target of its link. */
    public String link() {
        return SCHEME + base64;
    }

    /**
     * What is in it.
     *
     * @throws BadResultException if it is cut short or no packed file, or unpacks to more than any result has
     */
    public byte[] bytes() {
        try (InputStream unpacked =
                new XZInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)), LONGEST >> 10)) {
            byte[] bytes = unpacked.readNBytes(LONGEST);
            if (unpacked.read() >= 0) {
                throw new BadResultException(name + " in the report is longer than any of a result is");
            }
            return bytes;
        } catch (IOException | IllegalArgumentException e) {
            throw new BadResultException(name + " in the report is damaged: " + e.getMessage(), e);
        }
    }

    private static String packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try {
            LZMA2Options options = new LZMA2Options(LZMA2Options.PRESET_MAX);
            options.setDictSize(DICTIONARY);
            try (OutputStream xz = new XZOutputStream(packed, options)) {
                xz.write(bytes);
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every byte", e);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}
