// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"threadtoll " + Objects.requireNonNullElse(version, "(not from a jar)")};
    }
}
