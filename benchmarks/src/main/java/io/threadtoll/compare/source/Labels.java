// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Short names for the inputs of a comparison, no two the same. */
final class Labels {
    /** A run's folder is named after when, on what CPU and kernel, and with what JDK it was made. */
    private static final Pattern PART = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d{6}|[^-]+");

    private static final String JSON = ".json";

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

    /** The names; with the folder they are in where two are the same, and a number where that is the same too. */
    private static List<String> distinct(List<Path> paths) {
        List<String> names = paths.stream().map(path -> name(path, 1)).toList();
        if (new HashSet<>(names).size() < names.size()) {
            names = paths.stream().map(path -> name(path, 2)).toList();
        }
        Map<String, Integer> uses = new HashMap<>();
        List<String> numbered = new ArrayList<>();
        for (String name : names) {
            int use = uses.merge(name, 1, Integer::sum);
            numbered.add(use == 1 ? name : name + "#" + use);
        }
        return new HashSet<>(numbered).size() == names.size()
                ? numbered
                : IntStream.range(0, paths.size())
                        .mapToObj(i -> (i + 1) + ":" + paths.get(i))
                        .toList();
    }

    /** The last names of a path. */
    private static String name(Path path, int depth) {
        Path whole = path.toAbsolutePath().normalize();
        int count = whole.getNameCount();
        String name = count == 0
                ? whole.toString()
                : whole.subpath(Math.max(0, count - depth), count).toString();
        return name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : name;
    }
}
