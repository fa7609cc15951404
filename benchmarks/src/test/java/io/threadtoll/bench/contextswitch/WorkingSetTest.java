// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One word in each line, and nothing where there is none. */
class WorkingSetTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "64, 1", "65536, 1024", "1048576, 16384"})
    void touchesEveryLineOnce(int bytes, long lines) {
        WorkingSet set = WorkingSet.of(bytes);
        set.run();
        set.run();
        assertThat(set.touched()).isEqualTo(2 * lines);
    }
}
