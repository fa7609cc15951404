// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 7.5} or {@code 7.5%} as the share 0.075. */
final class PercentConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        try {
            double share = Double.parseDouble(text.replaceFirst("\\s*%$", "")) / 100;
            if (share >= 0 && Double.isFinite(share)) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that is out of range.
        }
        throw new TypeConversionException("a percentage is a number from 0 on, such as 5, not '" + text + "'");
    }
}
