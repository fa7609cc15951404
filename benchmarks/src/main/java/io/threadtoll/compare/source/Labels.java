// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Short names for the inputs of a comparison, no two the same. */
final class Labels {
    /** A run's folder is named after when, on what CPU and kernel, and with what JDK it was made. */
    private static final Pattern PART = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d{6}|[^-]+");

    /** What a file of results ends in, packed or not. */
    private static final Pattern ENDING = Pattern.compile("(?<=.)\\.json(\\.gz)?$");

    private Labels() {}

    /** A label for each of the paths, in their order: its name, without the parts that are the same in all names. */
    static List<String> of(List<Path> paths) {
        List<String> names = distinct(paths);
        List<List<String>> parts = names.stream()
                .map(name ->
                        PART.matcher(name).results().map(MatchResult::group).toList())
                .toList();
        int length = parts.isEmpty() ? 0 : parts.get(0).size();
        if (names.size() < 2 || parts.stream().anyMatch(each -> each.size() != length)) {
            return names;
        }
        int[] telling = IntStream.range(0, length)
                .filter(i -> parts.stream().map(each -> each.get(i)).distinct().count() > 1)
                .toArray();
        List<String> shortened = parts.stream()
                .map(each -> String.join(
                        "-", IntStream.of(telling).mapToObj(each::get).toList()))
                .toList();
        return new HashSet<>(shortened).size() == names.size() ? shortened : names;
    }

    /** The names; where paths have the same one, what they differ in instead; and a number where that is nothing. */
    private static List<String> distinct(List<Path> paths) {
        List<Path> whole =
                paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
        Map<String, List<Path>> named = new HashMap<>();
        whole.forEach(path ->
                named.computeIfAbsent(name(path), name -> new ArrayList<>()).add(path));
        Map<String, Integer> uses = new HashMap<>();
        List<String> labels = new ArrayList<>();
        for (Path path : whole) {
            List<Path> alike = named.get(name(path));
            String label = alike.stream().distinct().count() > 1 ? telling(path, alike, named.size() > 1) : name(path);
            int use = uses.merge(label, 1, Integer::sum);
            labels.add(use == 1 ? label : label + "#" + use);
        }
        return new HashSet<>(labels).size() == labels.size()
                ? labels
                : IntStream.range(0, paths.size())
                        .mapToObj(i -> (i + 1) + ":" + paths.get(i))
                        .toList();
    }

    /** A path without the folders that all of some begin with, and without those that all of them end in. */
    private static String telling(Path path, List<Path> alike, boolean withName) {
        int shortest = alike.stream().mapToInt(Path::getNameCount).min().orElseThrow();
        int begin = common(alike, shortest - 1, (one, i) -> one.getName(i));
        // At least one name is left of each.
        int end = common(alike, shortest - 1 - begin, (one, i) -> one.getName(one.getNameCount() - 1 - i));
        String folders = path.subpath(begin, path.getNameCount() - end).toString();
        return withoutJson(withName && end > 0 ? folders + "/" + name(path) : folders);
    }

    /** How many of their names all of some paths have in common, one after the other. */
    private static int common(List<Path> paths, int most, BiFunction<Path, Integer, Path> nth) {
        return (int) IntStream.range(0, most)
                .takeWhile(i -> paths.stream()
                                .map(path -> nth.apply(path, i))
                                .distinct()
                                .count()
                        == 1)
                .count();
    }

    /** The last name of a path. */
    private static String name(Path path) {
        return withoutJson(
                path.getNameCount() == 0 ? path.toString() : path.getFileName().toString());
    }

    private static String withoutJson(String name) {
        return ENDING.matcher(name).replaceFirst("");
    }
}
