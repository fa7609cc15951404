// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.hostile;

import io.threadtoll.model.BadResultException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Gives a reader spoiled inputs. It may take one or throw a {@link BadResultException}; anything else is a fault.
 *
 * @param name of the reader
 * @param spoil makes an input
 * @param reader what is tried
 * @param <T> what it reads
 */
record Fuzz<T>(String name, Function<Mutator, byte[]> spoil, Function<byte[], T> reader) {
    /** The same inputs each time, so that a build fails for what was changed; others with {@code -Dfuzz.seed=N}. */
    static final long SEED = Long.getLong("fuzz.seed", 20261124);

    /** Random numbers of neighbouring seeds begin alike. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /**
     * How it went.
     *
     * @param taken inputs that it read
     * @param refused inputs that it said were bad
     */
    record Count(int taken, int refused) {}

    /** A reader, or what uses what it read, did what it must not. */
    static final class Fault extends AssertionError {
        private static final long serialVersionUID = 1L;

        Fault(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Tries the reader.
     *
     * @param use gets everything that was taken
     * @throws Fault at the first fault; its message names the seed and the input
     */
    Count run(int inputs, Consumer<T> use) {
        int taken = 0;
        for (int number = 0; number < inputs; number++) {
            byte[] input = spoil.apply(new Mutator(new Random(((SEED + number) * SPREAD) ^ name.hashCode())));
            try {
                use.accept(reader.apply(input));
                taken++;
            } catch (BadResultException refused) {
                requireLine(refused, number);
            } catch (RuntimeException | StackOverflowError fault) {
                throw new Fault(where(number) + ", input " + excerpt(input), fault);
            }
        }
        return new Count(taken, inputs - taken);
    }

    private void requireLine(BadResultException refused, int number) {
        String message = String.valueOf(refused.getMessage());
        if (message.isBlank() || message.length() > 1000 || message.lines().count() != 1) {
            throw new Fault(where(number) + " is no line that a person can read: " + message, refused);
        }
    }

    private String where(int number) {
        return name + " with -Dfuzz.seed=" + SEED + ", number " + number;
    }

    private static String excerpt(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        return text.length() > 3000 ? text.substring(0, 3000) + " ..." : text;
    }
}
