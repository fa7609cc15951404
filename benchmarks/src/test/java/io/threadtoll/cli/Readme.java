// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final Path FILE = Path.of("..", "README.md");

    /** The run of several JVMs that it shows. */
    static final Path REFERENCE = linked("the whole run");

    /** The run of every lock. */
    static final Path LOCKS = linked("the run of every lock");

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

    /** The folder of results that a text of it leads to. */
    private static Path linked(String text) {
        try {
            Matcher link =
                    Pattern.compile("\\[" + text + "\\]\\((results/[^/)]+)").matcher(Files.readString(FILE));
            assertThat(link.find()).as("the README has a link " + text).isTrue();
            return Path.of("..").resolve(link.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
