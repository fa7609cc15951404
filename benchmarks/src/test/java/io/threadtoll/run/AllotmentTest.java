// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Cell;
import io.threadtoll.model.ForkId;
import io.threadtoll.model.Looks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** After 3 rounds, with looks at 5 and 8. Forks take as many ns as their name says. */
class AllotmentTest {
    private static final Looks LOOKS = new Looks(List.of(3, 5, 8), 0.01, Looks.Goal.CLAIMS, "", 0);

    @Test
    void whatIsDecidedSoonestComesFirst() {
        Allotment allotment = at(100, open(4, "10"), open(2, "15"), open(5, "20"));
        assertThat(allotment.forks()).containsExactlyInAnyOrder(fork("10"), fork("15"));
        assertThat(allotment.decidable()).isEqualTo(2);
    }

    @Test
    void whatTwoHaveInCommonIsPaidForOnce() {
        assertThat(at(100, open(2, "30", "1"), open(2, "30", "2")).decidable()).isEqualTo(2);
        assertThat(at(100, open(2, "30", "1"), open(2, "31", "2")).decidable()).isEqualTo(1);
    }

    @Test
    void whatIsLeftGoesToTheOthersAsFarAsTheNextLook() {
        Allotment allotment = at(100, open(2, "10"), open(Double.POSITIVE_INFINITY, "40"));
        assertThat(allotment.forks()).containsExactlyInAnyOrder(fork("10"), fork("40"));
        assertThat(allotment.decidable()).isEqualTo(1);
    }

    /** A single round is judged when the time has run out. */
    @Test
    void whereNothingFitsAsFarAsTheNextLookARoundWillDo() {
        assertThat(at(100, open(2, "90"), open(2, "95")).forks()).containsExactly(fork("90"));
        assertThat(at(100, open(2, "101")).forks()).isEmpty();
    }

    private static Allotment at(long leftNs, Allotment.Open... open) {
        Map<ForkId, Long> ns = Stream.of(open)
                .flatMap(one -> one.forks().stream())
                .distinct()
                .collect(Collectors.toMap(
                        id -> id, id -> Long.parseLong(id.cell().params().get("ns"))));
        return Allotment.of(List.of(open), LOOKS, 3, ns, leftNs);
    }

    private static Allotment.Open open(double rounds, String... forks) {
        return new Allotment.Open(Stream.of(forks).map(AllotmentTest::fork).toList(), rounds);
    }

    private static ForkId fork(String ns) {
        return new ForkId(0, "jdk17", new Cell("io.threadtoll.bench.a.B.c", new TreeMap<>(Map.of("ns", ns)), 1), false);
    }
}
