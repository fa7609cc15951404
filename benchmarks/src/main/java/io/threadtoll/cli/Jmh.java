// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** JMH as it is, for its profilers and formats. */
@AutoService(Verb.class)
@Command(
        name = "jmh",
        description = "Run plain JMH on the benchmarks with its own options; -h prints them, -l lists the benchmarks.")
public final class Jmh implements Verb {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        // JMH knows the short form only.
        arguments.replaceAll(argument -> argument.equals("--help") ? "-h" : argument);
        org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
        return 0;
    }
}
