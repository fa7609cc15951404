// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PthreadStacksTest {
    private static final int COUNT = 50;

    @Test
    void everyThreadIsOneOfTheKernelsAndNoneOfJavas() {
        int java = Thread.getAllStackTraces().size();
        try (PthreadStacks stacks = PthreadStacks.start(COUNT)) {
            int[] tids = stacks.tids();

            assertThat(stacks.count()).isEqualTo(COUNT);
            assertThat(tids).hasSize(COUNT).doesNotHaveDuplicates().doesNotContain(BareCalls.gettid());
            assertThat(IntStream.of(tids).mapToObj(PthreadStacksTest::task)).allMatch(Files::exists);
            assertThat(Thread.getAllStackTraces().size() - java).isLessThan(COUNT / 2);
        }
    }

    @Test
    void everyThreadHasAWritableMappingOfItsOwnAboveAGuard() {
        try (PthreadStacks stacks = PthreadStacks.start(COUNT)) {
            List<Mapping> all = Mapping.all(ProcessHandle.current().pid());
            List<Mapping> own = LongStream.of(stacks.stackPointers())
                    .mapToObj(pointer -> all.stream()
                            .filter(mapping -> mapping.contains(pointer))
                            .findFirst()
                            .orElseThrow())
                    .toList();

            assertThat(own).hasSize(COUNT).doesNotHaveDuplicates();
            assertThat(own).extracting(Mapping::permissions).containsOnly("rw-p");
            assertThat(own)
                    .allMatch(stack -> all.stream()
                            .anyMatch(guard -> guard.to() == stack.from() && "---p".equals(guard.permissions())));
        }
    }

    @Test
    void whenItIsClosedAllHaveEnded() {
        PthreadStacks stacks = PthreadStacks.start(COUNT);
        int[] tids = stacks.tids();
        stacks.close();
        stacks.close();

        assertThat(stacks.count()).isZero();
        assertThat(stacks.tids()).isEmpty();
        assertThat(IntStream.of(tids).mapToObj(PthreadStacksTest::task)).noneMatch(PthreadStacksTest::isSleeper);
    }

    @Test
    void severalAtOnceDontWakeEachOther() {
        try (PthreadStacks first = PthreadStacks.start(3)) {
            try (PthreadStacks second = PthreadStacks.start(4)) {
                assertThat(first.tids()).hasSize(3).doesNotContain(second.tids());
            }
            assertThat(first.tids()).hasSize(3);
        }
    }

    @Test
    void noneAtAllIsAllowed() {
        try (PthreadStacks stacks = PthreadStacks.start(0)) {
            assertThat(stacks.stackPointers()).isEmpty();
        }
    }

    /** In a JVM of its own: glibc takes a stack's size from RLIMIT_STACK when the process starts. */
    @Test
    void whereTheAddressSpaceEndsTheErrorIsNamedAndNoThreadIsLeft() throws Exception {
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -s 1048576; ulimit -v 6000000; exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xss256k",
                        "-Xmx64m",
                        "-XX:ReservedCodeCacheSize=32m",
                        "-XX:CompressedClassSpaceSize=32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TooMany.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("pthread_create failed with EAGAIN: after ").contains("giant stacks left: 0");
    }

    /** Starts more 1 GiB stacks than 6 GB of address space hold. */
    static final class TooMany {
        private static final int MANY = 10;

        private TooMany() {}

        public static void main(String[] args) {
            PthreadStacks.start(1).close();
            try (PthreadStacks stacks = PthreadStacks.start(MANY)) {
                System.out.println(stacks.count() + " threads");
            } catch (NativeCallException e) {
                System.out.println(e.getMessage());
            }
            long giants = Mapping.all(ProcessHandle.current().pid()).stream()
                    .filter(mapping -> mapping.sizeBytes() == 1L << 30)
                    .count();
            System.out.println("giant stacks left: " + giants);
        }
    }

    private static Path task(int tid) {
        return Path.of("/proc/self/task/" + tid);
    }

    /** The join returns a moment before the kernel has taken the thread's entry away; its call is over by then. */
    private static boolean isSleeper(Path task) {
        return PendingCall.of(task).isPresent();
    }
}
