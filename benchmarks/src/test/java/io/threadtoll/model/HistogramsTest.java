// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Histograms and their texts. */
class HistogramsTest {
    @Test
    void aTextGivesBackItsHistogram() {
        for (long[] values : new long[][] {
            {},
            {0},
            {1},
            {Histograms.LONGEST_NS},
            {25, 25, 7000, 12_345_678},
            LongStream.range(0, 40_000).toArray()
        }) {
            Histogram histogram = of(values);
            assertThat(Histograms.decode(Histograms.encode(histogram))).isEqualTo(histogram);
        }
    }

    @Test
    void theFullestFitsIntoTheLongestText() {
        Histogram full = Histograms.create();
        for (long ns = 1; ns < Histograms.LONGEST_NS; ns = full.nextNonEquivalentValue(ns)) {
            full.recordValueWithCount(ns, 1 + ((ns * 0x9E3779B97F4A7C15L) >>> 44));
        }
        String text = Histograms.encode(full);
        assertThat(text).hasSizeLessThan(Histograms.LONGEST_TEXT);
        assertThat(Histograms.decode(text)).isEqualTo(full);
    }

    @Test
    void keepsThreeDigits() {
        Histogram histogram = Histograms.decode(Histograms.encode(of(123_456_789)));
        assertThat((double) histogram.getMaxValue() / 123_456_789).isBetween(1.0, 1.001);
    }

    @Test
    void whatIsNotOneIsRefused() {
        for (String text :
                new String[] {"", "A", "####", "AAAA", "SGVsbG8=", "\u00e4", "A".repeat(1 << 18), "A".repeat(1 << 19)
                }) {
            requireRefused(text);
        }
    }

    @Test
    void aWiderRangeIsRefusedBeforeThereIsRoomForIt() {
        requireRefused(encode(new Histogram(1, Long.MAX_VALUE / 2, 5)));
        requireRefused(encode(new Histogram(1, TimeUnit.HOURS.toNanos(1), 3)));
        requireRefused(encode(new Histogram(1000, Histograms.LONGEST_NS, 3)));
    }

    @Test
    void moreValuesThanThereCanBeAreRefused() {
        Histogram many = Histograms.create();
        many.recordValueWithCount(5, Long.MAX_VALUE);
        requireRefused(Histograms.encode(many));
        many.recordValueWithCount(7_000_000, Long.MAX_VALUE);
        requireRefused(Histograms.encode(many));
    }

    /** Cut or changed anywhere it is refused or a histogram, and never another exception. */
    @Test
    void noDamageIsACrash() {
        byte[] good = Base64.getDecoder().decode(Histograms.encode(of(40, 7000, 7001, 12_345_678)));
        for (int at = 0; at < good.length; at++) {
            requireHarmless(Arrays.copyOf(good, at));
            for (int bit = 0; bit < 8; bit++) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) (1 << bit);
                requireHarmless(bad);
            }
        }
    }

    private static void requireHarmless(byte[] bytes) {
        Throwable thrown =
                catchThrowable(() -> Histograms.decode(Base64.getEncoder().encodeToString(bytes)));
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(BadResultException.class);
        }
    }

    private static void requireRefused(String text) {
        assertThatExceptionOfType(BadResultException.class).isThrownBy(() -> Histograms.decode(text));
    }

    private static String encode(Histogram histogram) {
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }

    private static Histogram of(long... values) {
        Histogram histogram = Histograms.create();
        Arrays.stream(values).forEach(histogram::recordValue);
        return histogram;
    }
}
