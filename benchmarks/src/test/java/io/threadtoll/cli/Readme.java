// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The README: parts of it are made from the code and from the reference runs, and its commands are read here. Run the tests
 * with {@code -Dgolden.write=true} to write the parts anew.
 */
final class Readme {
    /** The run that it shows, of two JVMs. */
    static final Path REFERENCE = Path.of("..", "results", "2026-11-25T203945-AMD-EPYC-6.18.44-fc-v509-jdk17-jdk25");

    /** The run of every lock. */
    static final Path LOCKS = Path.of("..", "results", "2026-11-29T025351-Intel-Xeon-6.18.44-fc-v657-jdk17-locks");

    private static final Path FILE = Path.of("..", "README.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```$");
    private static final Pattern COMMAND = Pattern.compile("^(?:JAVA_HOME=\\S+ )?\\./threadtoll (.*)$");
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*$");
    private static final Pattern INLINE = Pattern.compile("`(?:source <\\()?\\./threadtoll ([^`)]*)\\)?`");

    private Readme() {}

    /** Fails where a part isn't what is made now. */
    static void check(String part, String made) throws IOException {
        String begin = "<!-- " + part + ": made by ReadmeTest -->\n";
        String end = "<!-- end of " + part + " -->";
        String text = Files.readString(FILE);
        Matcher there = Pattern.compile("(?s)" + Pattern.quote(begin) + "(.*?)" + Pattern.quote(end))
                .matcher(text);
        assertThat(there.find()).as("the README has a part " + part).isTrue();
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(FILE, there.replaceFirst(Matcher.quoteReplacement(begin + made + end)));
        } else {
            assertThat(there.group(1)).as(part).isEqualTo(made);
        }
    }

    /** The arguments of each command of its blocks, in their order. */
    static List<String> commands() throws IOException {
        String blocks = BLOCK.matcher(Files.readString(FILE))
                .results()
                .map(block -> block.group(1))
                .reduce("", String::concat);
        return blocks.replace("\\\n", " ")
                .lines()
                .map(line -> COMMAND.matcher(COMMENT.matcher(line).replaceFirst("")))
                .filter(Matcher::matches)
                .map(command -> command.group(1).strip())
                .toList();
    }

    /** The arguments of each command within its sentences. */
    static List<String> mentioned() throws IOException {
        return INLINE.matcher(Files.readString(FILE))
                .results()
                .map(command -> command.group(1).strip())
                .toList();
    }
}
