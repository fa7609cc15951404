// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What came of a load. Requests that were lost are in the histograms with the time that was waited for them, so a
 * server doesn't get faster by dropping them.
 *
 * @param responseNs from the time when a request was meant to be sent to its answer, in ns: one value for each request
 *     that was due, also if it could not be sent
 * @param serviceNs from the time when it was sent; the same in a closed loop, where nothing is meant to be sent earlier
 * @param sent requests
 * @param answered those that came back whole and unchanged in time; what is missing to sent is lost
 * @param wrong answers that were not what was sent; each ends its connection
 * @param closed connections that the other side ended
 * @param elapsedNs from the start to the last answer
 * @param longestBehindNs how late after its intended time a request was sent at most, because the sender woke late or
 *     every connection was busy
 */
public record LoadResult(
        Histogram responseNs,
        Histogram serviceNs,
        long sent,
        long answered,
        long wrong,
        long closed,
        long elapsedNs,
        long longestBehindNs) {
    private static final long LONGEST_GRACE_NS = TimeUnit.SECONDS.toNanos(5);

    /** How long answers are waited for when nothing is sent any more: as long as was sent, at most 5 s. */
    static long graceNs(Duration length) {
        return Math.min(length.toNanos(), LONGEST_GRACE_NS);
    }
}
