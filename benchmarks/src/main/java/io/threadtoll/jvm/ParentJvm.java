// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.jvm;

import io.threadtoll.journal.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The JVM that started this one, as this one sees it: it reads standard output, and standard input ends when it is gone,
 * however it ended. A child that calls {@link #watch} or {@link #obey} never outlives it for long.
 */
public final class ParentJvm {
    /** Ends {@link #obey}, as the end of the input does. */
    static final String STOP = "stop";

    /** For a child to close what it holds when its parent is gone. */
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    /** What a child does for its parent. */
    @FunctionalInterface
    public interface Commands {
        /** Does what one line asks for; the answer is written as JSON. */
        Object answer(String command) throws IOException;
    }

    private ParentJvm() {}

    /** From now on this JVM ends when its parent does. For one that its parent tells nothing. */
    public static void watch() {
        read(line -> {}, () -> Runtime.getRuntime().halt(1));
    }

    /** Answers each line from the parent, until it says {@code stop} or is gone; not even a command that hangs keeps it. */
    public static void obey(Commands commands) throws IOException, InterruptedException {
        obey(commands, LONGEST_END);
    }

    /** The same with less patience. */
    static void obey(Commands commands, Duration longestEnd) throws IOException, InterruptedException {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        read(told::add, () -> {
            told.add(STOP);
            haltAfter(longestEnd);
        });
        for (String command = told.take(); !command.equals(STOP); command = told.take()) {
            tell(commands.answer(command));
        }
    }

    /** Writes one line of JSON. */
    public static void tell(Object answer) throws IOException {
        System.out.println(Json.MAPPER.writeValueAsString(answer));
        System.out.flush();
    }

    private static void read(Consumer<String> each, Runnable atEnd) {
        Thread reader = new Thread(
                () -> {
                    try {
                        BufferedReader lines =
                                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            each.accept(line);
                        }
                    } catch (IOException closed) {
                        // The same as its end.
                    }
                    atEnd.run();
                },
                "parent");
        reader.setDaemon(true);
        reader.start();
    }

    private static void haltAfter(Duration longest) {
        try {
            Thread.sleep(longest.toMillis());
        } catch (InterruptedException e) {
            // Nobody does that; if so, it is the time to end.
        }
        Runtime.getRuntime().halt(1);
    }
}
