// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadtoll.model.Interference;
import org.junit.jupiter.api.Test;

/** What a machine did between two readings. */
class InterferenceMeterTest {
    private static final String BEFORE = "cpu  100 0 100 700 100 0 0 0 0 0\n";

    /** Of 1,000 ticks 60 were stolen and 500 busy, 300 of these ours or our children's. */
    private static final String AFTER = "cpu  500 0 200 1040 200 0 0 60 0 0\n";

    @Test
    void whatIsNotOursIsForeign() {
        SavedFiles files = files(BEFORE, 40, 10);
        InterferenceMeter meter = new InterferenceMeter(files);
        files.with("/proc/stat", AFTER)
                .with("/proc/self/stat", own(240, 110))
                .with("/proc/loadavg", "3.25 1 1 1/117 9\n");
        Interference interference = meter.stop();
        assertThat(interference.stealFraction()).isEqualTo(0.06);
        assertThat(interference.foreignFraction()).isEqualTo(0.2);
        assertThat(interference.load1()).isEqualTo(3.25);
        assertThat(interference.pressureFraction()).isNaN();
    }

    @Test
    void allOursIsNotForeignAndPressureIsAShareOfTheTime() {
        SavedFiles files =
                files(BEFORE, 40, 10).with("/proc/pressure/cpu", "some avg10=0.00 avg60=0.00 avg300=0.00 total=5\n");
        InterferenceMeter meter = new InterferenceMeter(files);
        files.with("/proc/stat", AFTER)
                .with("/proc/self/stat", own(900, 10))
                .with("/proc/pressure/cpu", "some avg10=0.00 avg60=0.00 avg300=0.00 total=999999\n");
        assertThat(meter.stop().foreignFraction()).isZero();
        assertThat(meter.stop().pressureFraction()).isPositive();
    }

    @Test
    void withoutTheCpuTimesNothingIsWatched() {
        SavedFiles files = new SavedFiles();
        assertThatThrownBy(() -> new InterferenceMeter(files))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("/proc/stat can't be read");
    }

    private static SavedFiles files(String stat, long ticks, long childrensTicks) {
        return new SavedFiles()
                .with("/proc/stat", stat)
                .with("/proc/self/stat", own(ticks, childrensTicks))
                .with("/proc/loadavg", "1.00 1 1 1/117 9\n");
    }

    /** Fields 14 to 17 are what this process and its ended children have used. */
    private static String own(long ticks, long childrensTicks) {
        return "9 (java) S 1 9 9 0 -1 0 0 0 0 0 " + ticks + " 0 " + childrensTicks + " 0 20 0 25 0\n";
    }
}
