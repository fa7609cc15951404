// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.model.BadResultException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What runs there are.
 *
 * @param runs those that can be read, the oldest first
 * @param unreadable the others
 */
public record RunList(List<RunOverview> runs, List<Unreadable> unreadable) {
    private static final Comparator<RunOverview> BY_TIME =
            Comparator.comparing(RunOverview::startedAt).thenComparing(RunOverview::path);

    /** A run that can't be read, and why. */
    public record Unreadable(String path, String reason) {}

    private record Read(Optional<RunOverview> run, Optional<Unreadable> unreadable) {}

    public RunList {
        runs = List.copyOf(runs);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * The runs in some folders, several read at once.
     *
     * @param folders result folders, and folders of them
     * @throws BadResultException if one of them is no folder
     */
    public static RunList read(List<Path> folders) {
        List<Read> all =
                RunFolders.in(folders).parallelStream().map(RunList::read).toList();
        List<RunOverview> runs = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        all.forEach(each -> {
            each.run.ifPresent(runs::add);
            each.unreadable.ifPresent(unreadable::add);
        });
        runs.sort(BY_TIME);
        return new RunList(runs, unreadable);
    }

    private static Read read(Path path) {
        try {
            return new Read(Optional.of(RunOverview.of(path)), Optional.empty());
        } catch (BadResultException e) {
            return new Read(Optional.empty(), Optional.of(new Unreadable(path.toString(), e.getMessage())));
        }
    }
}
