// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;

/**
 * Latencies in ns, from 1 ns to {@link #LONGEST_NS} with {@link #DIGITS} digits, and their text: HdrHistogram's
 * compressed encoding in base64, as its own log files hold it.
 */
public final class Histograms {
    /** What took longer is counted as this long. */
    public static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(1);

    /** Two values that agree in so many digits are the same. */
    public static final int DIGITS = 3;

    /** Every bucket filled is 27,648 counts of 2 or 3 bytes, before compression. */
    static final int LONGEST_TEXT = 1 << 18;

    /** Cookie and length come before what is compressed (AbstractHistogram.encodeIntoCompressedByteBuffer). */
    private static final int OUTER_HEADER = 8;

    /** Cookie, payload length, offset, digits (int each), lowest, highest (long), ratio (double). */
    private static final int INNER_HEADER = 40;

    private static final int DIGITS_AT = 12;
    private static final int LOWEST_AT = 16;

    /** No fork records more; two million forks of it don't overflow. */
    private static final long MOST_VALUES = 1L << 42;

    private Histograms() {}

    /** An empty one, all memory there: recording into it allocates nothing. */
    public static Histogram create() {
        return new Histogram(1, LONGEST_NS, DIGITS);
    }

    /** The text of a histogram. */
    public static String encode(Histogram histogram) {
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }

    /**
     * The histogram of a text.
     *
     * @throws BadResultException if it is not the text of one of ours
     */
    public static Histogram decode(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new BadResultException(
                    "a histogram's text has at most " + LONGEST_TEXT + " characters, not " + text.length());
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            requireOurRange(bytes);
            Histogram histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
            histogram.setAutoResize(false);
            if (histogram.getTotalCount() < 0 || histogram.getTotalCount() > MOST_VALUES) {
                throw new BadResultException("a histogram can't hold " + histogram.getTotalCount() + " values");
            }
            return histogram;
        } catch (BadResultException e) {
            throw e;
        } catch (RuntimeException | DataFormatException e) {
            // The library meets a wrong length with whatever exception the array or buffer in question has.
            throw new BadResultException("not the text of a histogram: " + e, e);
        }
    }

    /** Looks before the library does, which would make room for whatever range the header names. */
    private static void requireOurRange(byte[] bytes) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, OUTER_HEADER, bytes.length - OUTER_HEADER);
            ByteBuffer header = ByteBuffer.allocate(INNER_HEADER);
            int length = inflater.inflate(header.array());
            if (length < INNER_HEADER
                    || header.getInt(DIGITS_AT) != DIGITS
                    || header.getLong(LOWEST_AT) != 1
                    || header.getLong(LOWEST_AT + Long.BYTES) != LONGEST_NS) {
                throw new BadResultException(
                        "a histogram has " + DIGITS + " digits from 1 to " + LONGEST_NS + " ns; this one has not");
            }
        } finally {
            inflater.end();
        }
    }
}
