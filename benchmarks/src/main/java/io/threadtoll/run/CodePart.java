// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** A method, what makes one constant of a register, or a class without its methods: as a small class file of its own. */
final class CodePart {
    /** Starts the name of each of our classes. */
    static final String ROOT = "io/threadtoll/";

    /** Stands for the name of a constant that is looked for among all of a class. */
    static final String ANY = ".*";

    private static final String LAMBDA = "lambda$";

    /** A class alone or in a descriptor or signature (JVMS 4.3, 4.7.9.1). */
    private static final Pattern OURS = Pattern.compile("(?<=^|L)" + ROOT + "[\\w/$]+(?=$|[;<])");

    private static final int TAG_OF_TEXT = 1;
    private static final int BYTES_BEFORE_TEXT = 3;

    private final String name;
    private final byte[] file;
    private final Set<String> called;
    private final Set<String> used;
    private final SortedSet<String> classes = new TreeSet<>();

    /**
     * A part.
     *
     * @param name of the method; empty for a class
     * @param called names of methods that it has handles of
     * @param used constants that it uses for more than to ask whether something is that one, as {@code class.NAME};
     *     with {@link #ANY} of classes whose constants it may get by name or as a list
     */
    CodePart(String name, ClassWriter file, Set<String> called, Set<String> used) {
        this.name = name;
        this.file = file.toByteArray();
        this.called = Set.copyOf(called);
        this.used = Set.copyOf(used);
        pool((text, bytes) -> {
            if (text.contains(ROOT)) {
                OURS.matcher(text).results().forEach(found -> classes.add(found.group()));
            }
        });
    }

    String name() {
        return name;
    }

    boolean isLambda() {
        return name.startsWith(LAMBDA);
    }

    Set<String> called() {
        return called;
    }

    Set<String> used() {
        return used;
    }

    /** Our classes that it names. */
    SortedSet<String> classes() {
        return Collections.unmodifiableSortedSet(classes);
    }

    /** Its bytes, with other names for some classes and for those within them. */
    byte[] withNames(Map<String, String> names) {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        int end = pool((text, bytes) -> code.writeBytes(text.contains(ROOT) ? renamed(text, names) : bytes));
        code.write(file, end, file.length - end);
        return code.toByteArray();
    }

    private static byte[] renamed(String text, Map<String, String> names) {
        return OURS.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(name(found.group(), names)))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String name(String type, Map<String, String> names) {
        for (int end = type.length(); end > 0; end = type.lastIndexOf('$', end - 1)) {
            String other = names.get(type.substring(0, end));
            if (other != null) {
                return other + type.substring(end);
            }
        }
        return type;
    }

    /**
     * Goes over the constant pool (JVMS 4.4) and says where it ends. Each entry is its text, without the length that stands
     * before it, and the same in bytes; another than a text has an empty one.
     */
    private int pool(BiConsumer<String, byte[]> each) {
        ClassReader reader = new ClassReader(file);
        int end = reader.header;
        for (int i = reader.getItemCount() - 1; i > 0; i--) {
            int start = reader.getItem(i) - 1;
            if (start >= 0) {
                boolean isText = file[start] == TAG_OF_TEXT;
                int from = isText ? start + BYTES_BEFORE_TEXT : start;
                byte[] bytes = Arrays.copyOfRange(file, from, end);
                each.accept(isText ? new String(bytes, StandardCharsets.ISO_8859_1) : "", bytes);
                end = start;
            }
        }
        return reader.header;
    }
}
