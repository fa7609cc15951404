// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.Latency;
import io.threadtoll.report.text.Printable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.HdrHistogram.HistogramLogWriter;

/**
 * A latency of a cell as a log of one interval, all forks merged, in the format that HdrHistogram's own tools read:
 * {@code java -cp benchmarks.jar org.HdrHistogram.HistogramLogProcessor -i FILE}.
 */
public final class LatencyLog {
    private static final int LONGEST_NAME = 180;

    /** The column Interval_Max is for people, and its heading says ms. */
    private static final double NS_PER_MS = 1e6;

    private LatencyLog() {}

    /** A name for the file that no other latency of the run has, and that leads to no other folder. */
    public static String fileName(Latency latency) {
        String label = latency.cell() + " " + latency.name();
        String plain = label.replace(' ', '-').replaceAll("[^A-Za-z0-9.=_-]|^\\.", "_");
        boolean changed = !plain.equals(label.replace(' ', '-')) || plain.length() > LONGEST_NAME;
        return changed
                ? plain.substring(0, Math.min(plain.length(), LONGEST_NAME)) + "-"
                        + Integer.toHexString(label.hashCode()) + ".hlog"
                : plain + ".hlog";
    }

    /** The text of the file. */
    public static String render(Latency latency) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        HistogramLogWriter writer = new HistogramLogWriter(stream);
        writer.outputComment("[Threadtoll: " + Printable.line(latency.cell() + ", " + latency.name())
                + ", values in nanoseconds, " + latency.tailsNs().size() + " forks merged]");
        writer.outputLogFormatVersion();
        writer.outputStartTime(latency.from().toEpochMilli());
        writer.outputBaseTime(latency.from().toEpochMilli());
        writer.outputLegend();
        double seconds = Duration.between(latency.from(), latency.to()).toMillis() / 1e3;
        writer.outputIntervalHistogram(0, seconds, latency.merged(), NS_PER_MS);
        stream.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
