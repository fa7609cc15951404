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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of our code a class reaches: every class that it names, all that these name, and so on. Of a register, an enum of
 * which some benchmark's or probe's parameter names a constant, only those constants count that are chosen: by the
 * parameter, or by code that takes one. To compare something with a constant is not to take it.
 *
 * <p>A register of which nothing chooses counts whole where code looks for a constant of it by name or asks for all: any
 * may be what runs. Where none does there can't be any. It is chosen of where any state or probe that is reached has a
 * parameter for it: a cell without that parameter belongs to another method of the class, and never has that state.
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
    private final SortedMap<String, Set<String>> registers = new TreeMap<>();

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
                    .filter(chosen ->
                            isOurs(chosen) && !plain(chosen).constants().isEmpty())
                    .forEach(chosen -> registers.put(chosen, Set.of()));
        }
        registers.replaceAll((register, none) -> {
            PlainClass apart = PlainClass.of(files.apply(register), true);
            classes.put(register, apart);
            stableNames.putAll(apart.stableNames());
            return apart.constants().stream()
                    .map(constant -> constant(register, constant))
                    .collect(Collectors.toSet());
        });
    }

    /** The enums of alternatives. */
    Set<String> registers() {
        return Collections.unmodifiableSet(registers.keySet());
    }

    /** Whether a register has a constant of a name. */
    boolean has(String register, String constant) {
        return registers.get(register).contains(constant(register, constant));
    }

    /** The registers of which a benchmark's or probe's parameters choose, by the parameter. */
    SortedMap<String, String> choices(String root) {
        SortedMap<String, String> choices = new TreeMap<>();
        reached(Set.of(root)).stream()
                .filter(id -> id.indexOf('.') < 0)
                .forEach(type -> choices.putAll(plain(type).choices()));
        choices.values().retainAll(registers.keySet());
        return choices;
    }

    /**
     * What a benchmark or probe reaches whatever its parameters choose: classes, and constants as {@code class.NAME}. A
     * register that comes in with one of the constants they can choose, and of which nothing chooses then, is part of it.
     */
    SortedSet<String> nodes(String root) {
        return new TreeSet<>(reached(withUnchosen(root)));
    }

    /** What a constant of a register reaches. */
    SortedSet<String> nodes(String register, String constant) {
        return new TreeSet<>(reached(Set.of(constant(register, constant))));
    }

    /** A hash of {@link #nodes(String)}. */
    String hash(String root) {
        return hash(nodes(root));
    }

    /** A hash of {@link #nodes(String, String)}. */
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
                for (String constant : registers.get(register)) {
                    Set<String> once = new HashSet<>(always);
                    once.addAll(reached(Set.of(constant)));
                    more.addAll(unchosen(once, chosen));
                }
            }
            grows = start.addAll(more);
        }
        return start;
    }

    /** Every constant of the registers among these nodes that nothing chooses of, though any may be asked for. */
    private Set<String> unchosen(Set<String> reached, Set<String> chosen) {
        Set<String> constants = new HashSet<>();
        registers.forEach((register, all) -> {
            boolean any = reached.contains(register + CodePart.ANY);
            if (any && !chosen.contains(register) && Collections.disjoint(reached, all)) {
                constants.addAll(all);
            }
        });
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
            known = end >= 0 && id.endsWith(CodePart.ANY)
                    ? new Node("", Set.of())
                    : node(end < 0 ? type.common() : type.making(id.substring(end + 1)));
            nodes.put(id, known);
        }
        return known;
    }

    private Node node(List<CodePart> parts) {
        Set<String> named = ours(parts);
        parts.stream()
                .flatMap(part -> part.used().stream())
                .filter(this::isOfRegister)
                .forEach(named::add);
        return new Node(hashOf(parts.stream().map(part -> part.withNames(stableNames))), named);
    }

    private boolean isOfRegister(String constant) {
        Set<String> all = registers.getOrDefault(constant.substring(0, constant.indexOf('.')), Set.of());
        return all.contains(constant) || (constant.endsWith(CodePart.ANY) && !all.isEmpty());
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

    private String hash(Set<String> ids) {
        return hash(ids.stream().map(id -> node(id).hash()));
    }

    /** A hash of several, whatever their order. */
    static String hash(Stream<String> texts) {
        return hashOf(texts.map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hashOf(Stream<byte[]> parts) {
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
