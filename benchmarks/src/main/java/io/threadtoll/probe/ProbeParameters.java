// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import java.util.Arrays;
import java.util.Map;

/** Reads the values that a person chose for the parameters of a probe. */
public final class ProbeParameters {
    private ProbeParameters() {}

    /**
     * A parameter that is a number.
     *
     * @throws IllegalArgumentException if it is none, or not between least and most
     */
    public static int number(Map<String, String> params, String name, int least, int most) {
        String text = String.valueOf(params.get(name));
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new IllegalArgumentException(
                name + " is a number from " + least + " to " + most + ", not '" + text + "'");
    }

    /**
     * A parameter that names a constant.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static <E extends Enum<E>> E constant(Map<String, String> params, String name, Class<E> type) {
        String text = params.get(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " is one of " + Arrays.toString(type.getEnumConstants()) + ", not '" + text + "'"));
    }
}
