// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What of our code a class reaches: every class that it names, all that these name, and so on. A register, an enum that a
 * parameter of some benchmark or probe names a constant of, is reached without its constants: of them only those count
 * that the code itself takes, and, one by one, those that a parameter can choose.
 *
 * <p>What a measurement is and how it is kept, the rooms {@code model} and {@code journal}, doesn't count: it is not
 * measured, and would change every hash.
 */
final class CodeReach {
    private static final List<String> LEFT_OUT = List.of(CodePart.ROOT + "model/", CodePart.ROOT + "journal/");
    private static final int HEX_DIGITS = 16;

    /** A class, by its name, or a constant of a register, as {@code class.NAME}; and what it names of both. */
    private record Node(String hash, Set<String> named) {}

    private final Function<String, byte[]> files;
    private final Map<String, PlainClass> classes = new HashMap<>();
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, String> stableNames = new HashMap<>();
    private final SortedSet<String> registers = new TreeSet<>();

    /**
     * Looks for the registers.
     *
     * @param files the class file of a name such as {@code java/lang/String}
     * @param roots the classes of all benchmarks and probes
     */
    CodeReach(Function<String, byte[]> files, Collection<String> roots) {
        this.files = files;
        for (String type : reached(roots, type -> ours(plain(type).common()))) {
            plain(type).choices().values().stream()
                    .filter(CodeReach::isOurs)
                    .filter(chosen -> !plain(chosen).constants().isEmpty())
                    .forEach(registers::add);
        }
        for (String register : registers) {
            PlainClass apart = PlainClass.of(files.apply(register), true);
            classes.put(register, apart);
            stableNames.putAll(apart.stableNames());
        }
    }

    /** The enums of alternatives. */
    SortedSet<String> registers() {
        return Collections.unmodifiableSortedSet(registers);
    }

    /** The names of the constants of a register. */
    SortedSet<String> constants(String register) {
        return plain(register).constants();
    }

    /** The registers of which a benchmark's or probe's parameters choose, by the parameter. */
    SortedMap<String, String> choices(String root) {
        SortedMap<String, String> choices = new TreeMap<>();
        classesOf(reached(Set.of(root))).forEach(type -> choices.putAll(plain(type).choices()));
        choices.values().retainAll(registers);
        return choices;
    }

    /** What a benchmark or probe reaches whatever its parameters choose: classes, and constants as {@code class.NAME}. */
    SortedSet<String> nodes(String root) {
        return new TreeSet<>(reached(withUnchosen(root)));
    }

    /** The same of a constant of a register. */
    SortedSet<String> nodes(String register, String constant) {
        return new TreeSet<>(reached(Set.of(constant(register, constant))));
    }

    /**
     * A hash of what a benchmark or probe reaches whatever its parameters choose.
     *
     * <p>A register that it reaches and of which nothing chooses, neither a parameter nor the code, counts whole: any of its
     * constants may be what runs. So does one that only comes in with a constant that a parameter can choose.
     */
    String hash(String root) {
        return hash(nodes(root));
    }

    /** A hash of what a constant of a register reaches. */
    String hash(String register, String constant) {
        return hash(nodes(register, constant));
    }

    private Set<String> withUnchosen(String root) {
        Set<String> chosen = Set.copyOf(choices(root).values());
        Set<String> start = new HashSet<>(Set.of(root));
        boolean grows = true;
        while (grows) {
            Set<String> always = reached(start);
            Set<String> more = new HashSet<>(unchosen(always, chosen));
            for (String register : chosen) {
                for (String name : constants(register)) {
                    Set<String> once = new HashSet<>(always);
                    once.addAll(reached(Set.of(constant(register, name))));
                    more.addAll(unchosen(once, chosen));
                }
            }
            grows = start.addAll(more);
        }
        return start;
    }

    /** Every constant of the registers among these nodes that no parameter chooses of and no code. */
    private Set<String> unchosen(Set<String> reached, Set<String> chosen) {
        Set<String> constants = new HashSet<>();
        for (String register : registers) {
            Set<String> all = new HashSet<>();
            constants(register).forEach(name -> all.add(constant(register, name)));
            if (reached.contains(register) && !chosen.contains(register) && Collections.disjoint(reached, all)) {
                constants.addAll(all);
            }
        }
        return constants;
    }

    private Set<String> reached(Set<String> start) {
        return reached(start, id -> node(id).named());
    }

    private static Set<String> reached(Collection<String> start, Function<String, Set<String>> named) {
        Set<String> reached = new HashSet<>(start);
        Deque<String> waiting = new ArrayDeque<>(reached);
        while (!waiting.isEmpty()) {
            named.apply(waiting.pop()).stream().filter(reached::add).forEach(waiting::push);
        }
        return reached;
    }

    private Node node(String id) {
        Node known = nodes.get(id);
        if (known == null) {
            int end = id.indexOf('.');
            PlainClass type = plain(end < 0 ? id : id.substring(0, end));
            known = node(end < 0 ? type.common() : type.making(id.substring(end + 1)));
            nodes.put(id, known);
        }
        return known;
    }

    private Node node(List<CodePart> parts) {
        Set<String> named = ours(parts);
        parts.stream().flatMap(part -> part.used().stream()).filter(this::isAlternative).forEach(named::add);
        return new Node(hash(parts.stream().map(part -> part.withNames(stableNames))), named);
    }

    private boolean isAlternative(String constant) {
        int end = constant.indexOf('.');
        String register = constant.substring(0, end);
        return registers.contains(register) && constants(register).contains(constant.substring(end + 1));
    }

    private PlainClass plain(String type) {
        return classes.computeIfAbsent(type, name -> PlainClass.of(files.apply(name), false));
    }

    private static Set<String> ours(List<CodePart> parts) {
        Set<String> named = new HashSet<>();
        parts.forEach(part -> part.classes().stream().filter(CodeReach::isOurs).forEach(named::add));
        return named;
    }

    private static boolean isOurs(String type) {
        return type.startsWith(CodePart.ROOT) && LEFT_OUT.stream().noneMatch(type::startsWith);
    }

    private static String constant(String register, String name) {
        return register + "." + name;
    }

    private static Stream<String> classesOf(Set<String> ids) {
        return ids.stream().filter(id -> id.indexOf('.') < 0);
    }

    private String hash(Set<String> ids) {
        return hash(ids.stream().map(id -> node(id).hash().getBytes(StandardCharsets.US_ASCII)));
    }

    /** Whatever their order. */
    private static String hash(Stream<byte[]> parts) {
        MessageDigest all = sha256();
        parts.map(part -> sha256().digest(part)).sorted(Arrays::compare).forEach(all::update);
        return HexFormat.of().formatHex(all.digest()).substring(0, HEX_DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
