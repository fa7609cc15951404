// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small function in machine code that follows the C calling convention of its architecture (System V AMD64 ABI; AAPCS64). It
 * doesn't depend on the address it is at.
 *
 * <p>Its text has an instruction a line: the bytes, what they mean, and what for. The bytes were assembled with GNU as 2.40 for
 * each architecture, and read back with objdump.
 */
interface StubCode {
    /** The bytes at the start of a line. */
    Pattern BYTES = Pattern.compile("^(?:[0-9a-f]{2} )+");

    /** The text for each architecture; empty where that has no such instruction. */
    record Texts(String x86, String aarch64) {}

    /** What it is called. */
    String name();

    /** Its texts. */
    Texts texts();

    /**
     * The code for an architecture.
     *
     * @throws UnsupportedPlatformException where none was written
     */
    default byte[] on(SyscallTable architecture) {
        String text = switch (architecture) {
            case X86_64 -> texts().x86();
            case AARCH64 -> texts().aarch64();
            case RISCV64 ->
                throw new UnsupportedPlatformException("No machine code of " + name()
                        + " for riscv64: Threadtoll has it for x86-64 and aarch64. A text beside those adds it.");
        };
        if (text.isEmpty()) {
            throw new UnsupportedPlatformException("There is no such instruction as " + name() + " needs on "
                    + architecture.name().toLowerCase(Locale.ROOT));
        }
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        text.lines().forEach(line -> code.writeBytes(bytes(line)));
        return code.toByteArray();
    }

    private static byte[] bytes(String line) {
        Matcher bytes = BYTES.matcher(line);
        if (!bytes.find()) {
            throw new IllegalStateException("no bytes begin the line: " + line);
        }
        return HexFormat.of().parseHex(bytes.group().replace(" ", ""));
    }
}
