/* SPDX-License-Identifier: Apache-2.0
 *
 * io.threadtoll.mutex.BiasedFutex: lock(), enterByBias(), settle() and unlock(). The first thread is the owner. The lock of
 * the superclass is one step here: standby.pml is its model.
 * Assumption: who revokes looks again by itself, as its naps end.
 * Property: exclusion, what was written is seen, and nobody waits for ever (an invalid end state).
 * Planted: NO_BARRIER   settle() without its membarrier
 *          LOOK_FIRST   the owner reads revoked before it stores inside, as a compiler might
 *          PLAIN_UNLOCK the owner leaves by a plain store: wrong where memory is WEAK, and only there
 */
#include "memory.pml"

bool settled;

active [THREADS] proctype Thread() {
    byte me = _pid - THREADS;
    byte round, seen, mine, other, a, v;
    bool biased;
    do
    :: round == ROUNDS -> break
    :: else ->
        /* enterByBias() */
        biased = false;
        if
        :: me == 0 && memory[REVOKED] == 0 ->
#ifdef LOOK_FIRST
            biased = (memory[REVOKED] == 0);
            STORE(INSIDE, 1);
#else
            STORE(INSIDE, 1);
            biased = (memory[REVOKED] == 0);
#endif
            if
            :: biased
            :: else -> STORE_RELEASE(INSIDE, 0)
            fi
        :: else
        fi;
        /* lock() and settle() */
        if
        :: biased
        :: else ->
            atomic { WHEN_DRAINED && memory[WORD] == FREE -> memory[WORD] = LOCKED };
            if
            :: settled
            :: else ->
                STORE(REVOKED, 1);
                membarrier();
                memory[INSIDE] == 0;
                settled = true
            fi
        fi;
        section();
        /* unlock() */
        if
        :: biased -> STORE_RELEASE(INSIDE, 0)
        :: else -> atomic { WHEN_DRAINED -> memory[WORD] = FREE }
        fi;
        round++
    od
}
