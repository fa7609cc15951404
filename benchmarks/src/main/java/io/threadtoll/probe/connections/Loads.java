// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections;

import io.threadtoll.linux.ProcessCpu;
import io.threadtoll.model.Histograms;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.connections.client.Arrivals;
import io.threadtoll.probe.connections.client.EchoClient;
import io.threadtoll.probe.connections.client.LoadResult;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** The loads that a step puts on the server: a light one, a busy one, and as much as it takes. */
final class Loads {
    /** Enough requests under way to keep two CPUs busy, few beside any number of connections. */
    private static final int IN_FLIGHT = 64;

    private static final int WARM_UPS = 2;
    private static final double ROUNDING = 1e-9;

    private final EchoClient client;
    private final long server;
    private final Duration length;
    private final SortedMap<String, String> histograms = new TreeMap<>();
    private long seed;

    /**
     * Loads for a server.
     *
     * @param server its process
     * @param length of each load
     */
    Loads(EchoClient client, long server, Duration length) {
        this.client = client;
        this.server = server;
        this.length = length;
    }

    /** Runs the code of both sides hot; what comes of it is not kept. */
    void warmUp() throws IOException {
        for (int i = 0; i < WARM_UPS; i++) {
            require(client.saturate(IN_FLIGHT, length));
        }
    }

    /** Puts each load on the server in turn. */
    Map<Metric, Double> run() throws IOException {
        Map<Metric, Double> values = new LinkedHashMap<>();
        open(OfferedLoad.LIGHT, values);
        long serverCpuNs = ProcessCpu.ns(server);
        long clientCpuNs = ProcessCpu.ns(ProcessHandle.current().pid());
        LoadResult busy = open(OfferedLoad.BUSY, values);
        double served = ProcessCpu.ns(server) - serverCpuNs;
        double asked = ProcessCpu.ns(ProcessHandle.current().pid()) - clientCpuNs;
        values.put(ConnectionMetrics.CPU_PER_REQUEST_NS, served / busy.answered());
        values.put(ConnectionMetrics.CLIENT_CPU_PER_REQUEST_NS, asked / busy.answered());
        values.put(ConnectionMetrics.CLIENT_CPU_FRACTION, asked / (asked + served));
        LoadResult most = require(client.saturate(IN_FLIGHT, length));
        values.put(ConnectionMetrics.SATURATION_PER_SECOND, most.answered() * 1e9 / most.elapsedNs());
        return values;
    }

    /** Response times of the latest open loads, by name. */
    SortedMap<String, String> histograms() {
        return histograms;
    }

    private LoadResult open(OfferedLoad offered, Map<Metric, Double> values) throws IOException {
        LoadResult load = require(client.openLoop(Arrivals.POISSON, offered.requestsPerSecond(), length, seed++));
        Histogram response = load.responseNs();
        values.put(offered.rate(), offered.requestsPerSecond());
        values.put(offered.unanswered(), (double) (load.sent() - load.answered()));
        values.put(offered.behind(), (double) load.longestBehindNs());
        double requests = offered.requestsPerSecond() * length.toMillis() / 1e3;
        percentile(offered.p50(), 50, response, requests, values);
        percentile(offered.p99(), 99, response, requests, values);
        percentile(offered.p999(), 99.9, response, requests, values);
        values.put(offered.max(), (double) response.getMaxValue());
        histograms.put(offered.histogram(), Histograms.encode(response));
        return load;
    }

    /** No percentile is told from fewer requests than leave one beyond it; their number is that of the plan. */
    private static void percentile(
            Metric metric, double percent, Histogram response, double requests, Map<Metric, Double> values) {
        if (requests * (100 - percent) / 100 >= 1 - ROUNDING) {
            values.put(metric, (double) response.getValueAtPercentile(percent));
        }
    }

    private static LoadResult require(LoadResult load) {
        if (load.wrong() > 0 || load.closed() > 0 || load.answered() == 0) {
            throw new IllegalStateException("of " + load.sent() + " requests " + load.answered()
                    + " were answered, " + load.wrong() + " with other bytes, and " + load.closed()
                    + " connections were closed");
        }
        return load;
    }
}
