// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestartableSequencesTest {
    /** The C library names the variable for exactly as long as it tells anything in it. */
    @Test
    void theyAreToldOfWhereTheVariableIs() {
        assertThat(RestartableSequences.registered().isPresent())
                .isEqualTo(LibC.findAddressOf("__rseq_size").isPresent());
        assertThat(LibC.findAddressOf("there_is_no_such_variable")).isEmpty();
        assertThat(LibC.findAddressOf("abs")).isPresent();
    }
}
