// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import io.threadtoll.linux.Affinity;
import java.util.List;

/** Where the worker threads of a benchmark may run. */
public enum Placement {
    /** Each worker bound to one CPU, in turn over all the CPUs. */
    SPREAD {
        @Override
        public void place(int worker) {
            List<Integer> allowed = Affinity.allowed();
            Affinity.pin(allowed.get(worker % allowed.size()));
        }
    },
    /** All workers bound to the same CPU. */
    PACKED {
        @Override
        public void place(int worker) {
            Affinity.pin(Affinity.allowed().get(0));
        }
    },
    /** Where the scheduler likes: some kernels put a woken thread on its waker's CPU. */
    FREE {
        @Override
        public void place(int worker) {
            // Nothing to do: that is the point.
        }
    };

    /** Places the calling thread, the worker of that number from 0. */
    public abstract void place(int worker);
}
