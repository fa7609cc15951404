// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.spawn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.threadtoll.linux.PageSize;
import io.threadtoll.model.NotApplicableException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is started ends, whatever it is, and is charged to this process. */
class SpawnTest {
    private static final int TIMES = 3;

    @ParameterizedTest
    @EnumSource
    void eachKindStartsAndEndsAndLeavesNoChild(SpawnKind kind) throws Exception {
        long children = ProcessHandle.current().children().count();
        Spawn spawn = spawn(kind, 1, PageSize.SMALL);
        SpawnCounts counts = new SpawnCounts();
        touch(spawn);
        counts.begin();
        for (int i = 0; i < TIMES; i++) {
            spawn.startAndJoin(counts);
        }
        counts.end();
        spawn.giveBack();
        assertThat(ProcessHandle.current().children().count()).isEqualTo(children);
        assertThat(counts.pageFaultsPerOp()).isNotNegative();
        assertThat(counts.voluntarySwitchesPerOp()).isNotNegative();
        assertThat(counts.involuntarySwitchesPerOp()).isNotNegative();
        if (kind == SpawnKind.POSIX_SPAWN || kind == SpawnKind.JAVA_PROCESS) {
            assertThat(counts.pageFaultsPerOp()).as("a program of its own").isGreaterThan(10);
        }
    }

    /** There are huge pages, or it says why not. */
    @Test
    void hugePagesAreHugeOrRefused() throws Exception {
        Spawn spawn = spawn(SpawnKind.POOL_TASK, 64, PageSize.HUGE);
        try {
            spawn.touch();
        } catch (NotApplicableException refused) {
            assertThat(refused).hasMessageContaining("of 64 MiB are in huge pages");
        }
        spawn.giveBack();
    }

    @Test
    void moreMemoryThanThereIsIsRefused() {
        Spawn spawn = spawn(SpawnKind.POOL_TASK, 1 << 30, PageSize.SMALL);
        assertThatExceptionOfType(NotApplicableException.class)
                .isThrownBy(spawn::touch)
                .withMessageContaining("too little memory");
    }

    private static Spawn spawn(SpawnKind kind, int touchedMib, PageSize pages) {
        Spawn spawn = new Spawn();
        spawn.kind = kind;
        spawn.touchedMib = touchedMib;
        spawn.pages = pages;
        return spawn;
    }

    private static void touch(Spawn spawn) throws NotApplicableException {
        try {
            spawn.touch();
        } catch (NotApplicableException refused) {
            Assumptions.abort(refused.getMessage());
        }
    }
}
