/* SPDX-License-Identifier: Apache-2.0
 *
 * io.threadtoll.mutex.ReleasingFutex: lock(), announce() and unlock(), line by line; tryLock() waits with the same steps.
 * Property: exclusion, what was written is seen, and nobody sleeps for ever (an invalid end state).
 * Planted: NO_BARRIER   announce() without its membarrier
 *          LOOK_FIRST   unlock() reads the companion before it stores FREE, as a compiler might
 *          PLAIN_UNLOCK FREE is a plain store: wrong where memory is WEAK, and only there
 */
#include "memory.pml"

active [THREADS] proctype Thread() {
    byte me = _pid - THREADS;
    byte round, seen, mine, other, a, v;
    bool got;
    do
    :: round == ROUNDS -> break
    :: else ->
        /* lock() */
        COMPARE_AND_SET(WORD, FREE, LOCKED, got);
        if
        :: got
        :: else ->
            atomic { WHEN_DRAINED -> memory[COMPANION]++ };
            membarrier();
            do
            :: COMPARE_AND_SET(WORD, FREE, LOCKED, got);
                if
                :: got -> break
                :: else -> sleep_while(WORD, LOCKED)
                fi
            od;
            atomic { WHEN_DRAINED -> memory[COMPANION]-- }
        fi;
        section();
        /* unlock() */
#ifdef LOOK_FIRST
        seen = memory[COMPANION];
        STORE_RELEASE(WORD, FREE);
#else
        STORE_RELEASE(WORD, FREE);
        seen = memory[COMPANION];
#endif
        if
        :: seen != 0 -> wake(WORD)
        :: else
        fi;
        round++
    od
}
