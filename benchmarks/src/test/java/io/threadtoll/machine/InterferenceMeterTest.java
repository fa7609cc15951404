// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Interference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Two of 64 CPUs are allowed, and one of them is somebody else's all of the time. */
    @Test
    void onlyTheCpusAllowedHereCount() {
        SavedFiles files = files(stat(64, 0, 0), 0, 0).with("/proc/self/status", "Cpus_allowed_list:\t4-5\n");
        InterferenceMeter meter = new InterferenceMeter(files);
        files.with("/proc/stat", stat(64, 5, 100));
        assertThat(meter.stop().foreignFraction()).isEqualTo(0.5);
        assertThat(meter.stop().disturbs()).isTrue();
    }

    @Test
    void whatRunsOnTheOthersDisturbsNobody() {
        SavedFiles files = files(stat(64, 0, 0), 0, 0).with("/proc/self/status", "Cpus_allowed_list:\t4-5\n");
        InterferenceMeter meter = new InterferenceMeter(files);
        files.with("/proc/stat", stat(64, 6, 100));
        assertThat(meter.stop().foreignFraction()).isZero();
        assertThat(meter.stop().disturbs()).isFalse();
    }

    /** One line of all CPUs, and one each, all idle for 100 ticks but the one that was busy. */
    private static String stat(int cpus, int busyCpu, int ticks) {
        StringBuilder stat = new StringBuilder("cpu  " + ticks + " 0 0 " + ticks * (cpus - 1) + " 0 0 0 0 0 0\n");
        for (int cpu = 0; cpu < cpus; cpu++) {
            stat.append("cpu").append(cpu);
            stat.append(cpu == busyCpu ? " " + ticks + " 0 0 0" : " 0 0 0 " + ticks)
                    .append(" 0 0 0 0 0 0\n");
        }
        return stat.toString();
    }

    /** As containers have shown it: beyond 2^63, or falling. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cpu  1163008 0 0 15910903933238771776 0 0 0 0 0 0\n",
                "cpu  50 0 50 600 100 0 0 0 0 0\n",
                "intr 5\n",
            })
    void whatCannotBeIsUnknown(String after) {
        SavedFiles files = files(BEFORE, 40, 10);
        InterferenceMeter meter = new InterferenceMeter(files);
        files.with("/proc/stat", after);
        assertThat(meter.stop().isUnknown()).isTrue();
        assertThat(meter.stop().disturbs()).isFalse();
    }

    @Test
    void aMachineWithoutAnyOfItsFilesIsUnknownAndStillMeasured() {
        Interference interference = new InterferenceMeter(new SavedFiles()).stop();
        assertThat(interference.isUnknown()).isTrue();
        assertThat(interference.load1()).isNaN();
        assertThat(interference.disturbs()).isFalse();
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
