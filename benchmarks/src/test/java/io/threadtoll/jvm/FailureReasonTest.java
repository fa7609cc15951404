// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureReasonTest {
    @Test
    void theFirstExceptionIsTheReason() {
        assertThat(reason("""
# Run
<failure>

java.lang.IllegalStateException: lost 3 of 7
	at a.B.c(B.java:1)
java.lang.Error: later
""")).isEqualTo("java.lang.IllegalStateException: lost 3 of 7");
    }

    @Test
    void aCauseIsABetterReason() {
        assertThat(reason("""
java.lang.ExceptionInInitializerError
	at a.B.c(B.java:1)
Caused by: java.lang.UnsatisfiedLinkError: no libc
""")).isEqualTo("Caused by: java.lang.UnsatisfiedLinkError: no libc");
    }

    @Test
    void aProbesExceptionIsOneToo() {
        assertThat(reason("Exception in thread \"main\" java.io.IOException: gone\n\tat a.B.c(B.java:1)\n"))
                .isEqualTo("java.io.IOException: gone");
    }

    @Test
    void withoutAnExceptionTheLastLineIs() {
        assertThat(reason("starting\nKilled by signal 9\n \n")).isEqualTo("Killed by signal 9");
        assertThat(reason(" \n")).isEqualTo("exit 1");
    }

    @Test
    void aJvmThatDidNotStartSaysWhyBeforeItSaysThatItDidNot() {
        assertThat(reason("""
Unrecognized VM option 'NoSuchFlag'
Error: Could not create the Java Virtual Machine.
Error: A fatal exception has occurred. Program will exit.
""")).isEqualTo("Unrecognized VM option 'NoSuchFlag'");
    }

    @Test
    void aReasonHasAnEnd() {
        assertThat(reason("x".repeat(100_000))).hasSizeLessThan(600);
    }

    private static String reason(String output) {
        return FailureReason.of(output, "exit 1");
    }
}
