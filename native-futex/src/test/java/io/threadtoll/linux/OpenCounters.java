// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** A JVM that opens every counter and says what came of it: a test runs it as somebody else. */
final class OpenCounters {
    private OpenCounters() {}

    public static void main(String[] args) {
        for (Tracepoint tracepoint : Tracepoint.values()) {
            try (PerfCounter counter = PerfCounter.ofThisThread(tracepoint)) {
                System.out.println(tracepoint + (counter.read() >= 0 ? " counts" : " is broken"));
            } catch (CounterUnavailableException e) {
                System.out.println(tracepoint + " is refused: " + e.getMessage());
            }
        }
    }
}
