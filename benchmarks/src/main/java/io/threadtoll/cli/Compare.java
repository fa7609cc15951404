// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.compare.CompareOptions;
import io.threadtoll.compare.Comparing;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.Regression;
import io.threadtoll.compare.RowFilter;
import io.threadtoll.compare.RowOrder;
import io.threadtoll.compare.Source;
import io.threadtoll.compare.source.Sources;
import io.threadtoll.journal.FileReason;
import io.threadtoll.model.BadResultException;
import io.threadtoll.report.compare.ComparisonFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares what was measured before. */
@AutoService(Verb.class)
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Say what changed between result folders, or within one, and how sure that is.",
            "",
            "Each ratio is of geometric means over forks, with a 95 %% interval (Welch's t on the logarithms). Changed is"
                    + " what lies beyond the delta after Holm's adjustment for all that is compared; equivalent is what"
                    + " wholly lies within it; all else is inconclusive.",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is surely worse",
            "1:something is, by more than --fail-on",
            "2:wrong usage, or a file that can't be read or written",
            "3:nothing can be compared: nothing is in both, or has two forks a side",
        })
public final class Compare implements Verb {
    private static final int WORSE = 1;
    private static final int NOTHING_COMPARABLE = 3;

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description =
                    "A result folder, a report, or a JSON file of JMH, packed by gzip or not. The first is what the others are"
                            + " compared with.")
    private List<Path> inputs = new ArrayList<>();

    @Option(
            names = "--col",
            paramLabel = "KEY",
            split = ",",
            description = "Compare the values of these keys, such as run, jvm, copy, half, mutex or threads. Without it"
                    + " the inputs; of one input its JVMs, or the copies of an A/A run.")
    private List<String> col = new ArrayList<>();

    @Option(
            names = "--row",
            paramLabel = "KEY",
            split = ",",
            description = "Take geometric means over rows with the same values of these keys, not over each question.")
    private List<String> row = new ArrayList<>();

    @Option(names = "--baseline", paramLabel = "LABEL", description = "The column that others are compared with.")
    private Optional<String> baseline = Optional.empty();

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            defaultValue = CompareOptions.USUAL,
            description =
                    "Compare this metric, such as score, or all that have a better way. The default is the score, and a"
                            + " team's time for each operation (wallPerOpNs) where threads share something.")
    private String metric = "";

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description = "Compare only rows whose keys contain this text, or have this KEY=VALUE.")
    private Optional<String> only = Optional.empty();

    @Option(names = "--changed", description = "Show only rows that changed.")
    private boolean changed;

    @Option(
            names = "--threshold",
            paramLabel = "PERCENT",
            defaultValue = "0",
            converter = PercentConverter.class,
            description = "Show only rows with a change of at least this much.")
    private double threshold;

    @Option(
            names = "--sort",
            paramLabel = "BY",
            defaultValue = "ratio",
            description = "ratio, the worst change first (the default), or name.")
    private RowOrder order = RowOrder.RATIO;

    @Option(
            names = "--delta",
            paramLabel = "PERCENT",
            defaultValue = "5",
            converter = PercentConverter.class,
            description = "A smaller change doesn't matter (default: ${DEFAULT-VALUE}); where A/A copies of the same"
                    + " question differ by more, that is the delta.")
    private double delta;

    @Option(
            names = "--aa",
            paramLabel = "DIR",
            description =
                    "A run with A/A copies on this machine, such as ./threadtoll aa makes: what they differ by is a"
                            + " delta too.")
    private List<Path> controls = new ArrayList<>();

    @Option(names = "--ignore-code", description = "Compare also what other code was measured for.")
    private boolean ignoreCode;

    @Option(
            names = "--fail-on",
            paramLabel = "PERCENT",
            defaultValue = "0",
            converter = PercentConverter.class,
            description = "Exit with 1 only if something is worse by more than this, by the near bound of its interval"
                    + " (default: whatever is surely worse).")
    private double failOn;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "table",
            description = "table (the default), markdown, csv, json or html.")
    private ComparisonFormat format = ComparisonFormat.TABLE;

    @Option(names = "--output", paramLabel = "FILE", description = "Write it to a file.")
    private Optional<Path> output = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        metric = Sources.metric(metric);
        CompareOptions options =
                new CompareOptions(col, row, metric, only, changed, threshold, delta, ignoreCode, baseline, order);
        Comparison all = Comparing.compare(sources(inputs), options.showingAll(), sources(controls));
        show(RowFilter.shown(all, options));
        if (!Regression.isComparable(all)) {
            return NOTHING_COMPARABLE;
        }
        return Regression.isWorse(all, failOn) ? WORSE : 0;
    }

    /** A thousand runs with all of their metrics don't fit in a usual heap. */
    private List<Source> sources(List<Path> paths) {
        return switch (metric) {
            case CompareOptions.ALL -> Sources.read(paths);
            case CompareOptions.USUAL -> Sources.usual(paths);
            default -> named(paths);
        };
    }

    private List<Source> named(List<Path> paths) {
        List<Source> sources = Sources.read(paths, metric::equals);
        if (isEmpty(sources)) {
            // What there is instead the first input says; all of them, read whole, may not fit into memory. A pipe has
            // nothing
            // to say twice.
            List<Source> first = Sources.read(paths.stream()
                    .limit(1)
                    .filter(path -> Files.isDirectory(path) || Files.isRegularFile(path))
                    .toList());
            if (!isEmpty(first)) {
                throw CompareOptions.unknownMetric(metric, first);
            }
        }
        return sources;
    }

    private static boolean isEmpty(List<Source> sources) {
        return sources.stream().allMatch(source -> source.series().isEmpty());
    }

    private void show(Comparison comparison) {
        Terminal terminal = output.isEmpty() ? Terminal.ofOutput() : Terminal.ofFile();
        String text = format.render(comparison, terminal.colour(), terminal.width());
        PrintWriter out = spec.commandLine().getOut();
        if (output.isEmpty()) {
            out.print(text);
        } else {
            write(output.get(), text);
            out.println("Comparison: " + output.get());
        }
        out.flush();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new BadResultException("can't write " + file + " (" + FileReason.of(e) + ")", e);
        }
    }
}
