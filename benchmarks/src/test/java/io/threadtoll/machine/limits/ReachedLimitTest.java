// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReachedLimitTest {
    private static final double MIB = 1 << 20;

    /** A thread with a guarded stack of 8 MiB. */
    private static final ConnectionCost THREAD = new ConnectionCost(1, 2, 1, 0, 8 * MIB, 50_000, 30_000);

    @Test
    void theFirstToBindComesFirst() {
        Headroom headroom = new Headroom(Map.of(
                Limit.PID_MAX, 32_351.0,
                Limit.THREADS_MAX, 192_613.0,
                Limit.MAX_MAP_COUNT, 65_000.0,
                Limit.ADDRESS_SPACE, Math.pow(2, 47),
                Limit.MEMORY, 24e9));
        assertThat(ReachedLimit.order(headroom, THREAD))
                .containsExactly(
                        new ReachedLimit(Limit.PID_MAX, 32_351),
                        new ReachedLimit(Limit.MAX_MAP_COUNT, 32_500),
                        new ReachedLimit(Limit.THREADS_MAX, 192_613),
                        new ReachedLimit(Limit.MEMORY, 300_000),
                        new ReachedLimit(Limit.ADDRESS_SPACE, Math.pow(2, 24)));
    }

    @Test
    void theAddressSpaceBindsFirstIn32Bits() {
        Headroom headroom = new Headroom(Map.of(
                Limit.PID_MAX, 32_351.0,
                Limit.MAX_MAP_COUNT, 65_000.0,
                Limit.ADDRESS_SPACE, 4 * 1024 * MIB,
                Limit.MEMORY, 24e9));
        assertThat(ReachedLimit.order(headroom, THREAD).get(0)).isEqualTo(new ReachedLimit(Limit.ADDRESS_SPACE, 512));
    }

    @Test
    void whatAConnectionDoesNotTakeDoesNotBind() {
        ConnectionCost loop = new ConnectionCost(0, 0, 1, 1, 0, 500, 2_000);
        Headroom headroom = new Headroom(Map.of(
                Limit.PID_MAX, 10.0,
                Limit.MAX_MAP_COUNT, 10.0,
                Limit.ADDRESS_SPACE, 10.0,
                Limit.NOFILE, 1_000.0,
                Limit.EPOLL_WATCHES, 500.0,
                Limit.CONNTRACK, 262_144.0));
        assertThat(ReachedLimit.order(headroom, loop))
                .containsExactly(
                        new ReachedLimit(Limit.EPOLL_WATCHES, 500),
                        new ReachedLimit(Limit.NOFILE, 1_000),
                        new ReachedLimit(Limit.CONNTRACK, 262_144));
    }

    @Test
    void whatIsOverdrawnBindsAtOnce() {
        assertThat(ReachedLimit.order(new Headroom(Map.of(Limit.NPROC, -3.0)), THREAD))
                .containsExactly(new ReachedLimit(Limit.NPROC, 0));
    }

    @Test
    void equalOnesKeepTheOrderOfTheRegister() {
        assertThat(ReachedLimit.order(new Headroom(Map.of(Limit.NPROC, 7.0, Limit.PID_MAX, 7.0)), THREAD))
                .extracting(ReachedLimit::limit)
                .isEqualTo(List.of(Limit.PID_MAX, Limit.NPROC));
    }

    @Test
    void nothingBindsWhereNothingIsKnown() {
        assertThat(ReachedLimit.order(new Headroom(Map.of()), THREAD)).isEmpty();
    }
}
