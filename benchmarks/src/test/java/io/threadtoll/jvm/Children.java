// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.jvm;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The children that {@link JvmCommandTest} and {@link ChildJvmTest} start. */
final class Children {
    record Answer(String text) {}

    private Children() {}

    /** Answers with its arguments, its environment's malloc arenas and whether it was given a property. */
    static final class Answering {
        private Answering() {}

        public static void main(String[] args) throws IOException {
            System.out.println("not the answer");
            ParentJvm.tell(new Answer(
                    String.join(" ", args) + "," + System.getenv("MALLOC_ARENA_MAX") + "," + System.getProperty("p")));
            System.err.println("nor is this");
        }
    }

    /** Says far more than a pipe holds on both streams, and answers. */
    static final class Talkative {
        private static final int LINES = 20_000;

        private Talkative() {}

        public static void main(String[] args) throws IOException {
            System.out.println("the first line");
            for (int i = 0; i < LINES; i++) {
                System.out.println("a line of standard output that says little, " + i);
            }
            complain();
            ParentJvm.tell(new Answer("at last"));
        }

        static void complain() {
            for (int i = 0; i < LINES; i++) {
                System.err.println("a line of standard error that says no more, " + i);
            }
        }
    }

    /** Says its pid and that of a child of its own, then sleeps, as the child does. It watches nobody. */
    static final class Hanging {
        private Hanging() {}

        public static void main(String[] args) throws Exception {
            Process child = new ProcessBuilder("sleep", "600").start();
            ParentJvm.tell(new Answer(ProcessHandle.current().pid() + " " + child.pid()));
            TimeUnit.MINUTES.sleep(10);
        }
    }

    /** Dies at once. */
    static final class Dying {
        private Dying() {}

        public static void main(String[] args) {
            System.out.println("about to die");
            throw new IllegalStateException("no reason to live");
        }
    }

    /** Ends well and says nothing that is an answer. */
    static final class Silent {
        private Silent() {}

        public static void main(String[] args) {
            System.out.println(args.length == 0 ? "hello" : args[0]);
        }
    }

    /** Obeys: {@code hang}, {@code die} and {@code shout}; any other command is only answered. */
    static final class Obeying {
        private Obeying() {}

        public static void main(String[] args) throws Exception {
            ParentJvm.obey(Obeying::answer, Duration.ofSeconds(1));
        }

        private static Answer answer(String command) throws IOException {
            switch (command) {
                case "hang" -> sleep();
                case "die" -> throw new IOException("told to die");
                case "shout" -> Talkative.complain();
                default -> {}
            }
            return new Answer(command + " " + ProcessHandle.current().pid());
        }
    }

    /** Sleeps, and watches its parent. */
    static final class Watching {
        private Watching() {}

        public static void main(String[] args) {
            ParentJvm.watch();
            sleep();
        }
    }

    /** Starts one of the others and waits for its end, which may not come. */
    static final class Starting {
        private Starting() {}

        public static void main(String[] args) throws Exception {
            JvmCommand jvm = JvmCommand.ofThisJdk();
            Class<?> main = Class.forName(args[0]);
            if (main == Watching.class) {
                jvm.run(Duration.ofMinutes(10), main, List.of());
            } else {
                jvm.talkTo("child", main, List.of()).ask("hang", Answer.class);
            }
        }
    }

    private static void sleep() {
        try {
            TimeUnit.MINUTES.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
