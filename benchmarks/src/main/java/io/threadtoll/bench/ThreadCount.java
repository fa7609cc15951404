// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import io.threadtoll.machine.Machine;
import java.util.List;

/** A number of threads, some of them relative to the machine; P are the CPUs a run may use. */
public enum ThreadCount {
    ONE {
        @Override
        public int on(Machine machine) {
            return 1;
        }
    },
    /** On each machine the same, so that machines can be compared. */
    TWO {
        @Override
        public int on(Machine machine) {
            return 2;
        }
    },
    /** One a core. */
    CORES {
        @Override
        public int on(Machine machine) {
            return Math.max(2, machine.cores());
        }
    },
    P {
        @Override
        public int on(Machine machine) {
            return p(machine);
        }
    },
    TWO_P {
        @Override
        public int on(Machine machine) {
            return 2 * p(machine);
        }
    },
    FOUR_P {
        @Override
        public int on(Machine machine) {
            return 4 * p(machine);
        }
    },
    /** On a small machine. On larger ones 4 P are many threads enough, and this is the same as that. */
    EIGHT_P {
        @Override
        public int on(Machine machine) {
            return (p(machine) <= SMALL ? 8 : 4) * p(machine);
        }
    };

    /** The least that a crowd can be told from few threads by. */
    public static final List<ThreadCount> FEW = List.of(TWO, P, FOUR_P);

    /** All that two threads or more can be, at most five different ones on any machine. */
    public static final List<ThreadCount> ALL = List.of(TWO, CORES, P, TWO_P, FOUR_P, EIGHT_P);

    private static final int SMALL = 4;

    /** The number on a machine. */
    public abstract int on(Machine machine);

    /** The different numbers on a machine. */
    public static List<Integer> on(Machine machine, List<ThreadCount> counts) {
        return counts.stream().map(count -> count.on(machine)).distinct().toList();
    }

    /** At least 2: with one thread there is nothing to contend with. */
    private static int p(Machine machine) {
        return Math.max(2, machine.processors());
    }
}
