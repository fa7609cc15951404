/* SPDX-License-Identifier: Apache-2.0
 *
 * io.threadtoll.mutex.StandbyFutex: lock(), lockContended(), nap(), sleepUntilCalled(), unlock() and unlockAsked(). A loop
 * around a compare-and-set is one step here; spin() and takeQuiet() are one look and one swap; the one who stands by asks
 * whenever it likes, since time is not part of the model.
 * Assumption: a nap ends by itself. NAP_WITHOUT_END takes it away and must fail: it is what the lock rests on.
 * Property: exclusion, what was written is seen, and nobody sleeps for ever (an invalid end state).
 * Planted: CLEARED_LATE  who stood by clears its bit, and looks after those who sleep, after the unlock
 *          CALLED_FIRST  unlockAsked() wakes before it stores that the ticket is called
 *          PLAIN_UNLOCK  FREE is a plain store: wrong where memory is WEAK, and only there
 */
#include "memory.pml"

#define STANDBY 1
#define ASKED 2
#define TICKET 4
#define TICKETS 252

/* The other futex words are written by volatile accesses only. Whoever sleeps until its ticket is called sleeps in a bed of
 * its own, since the wake is for its bit. */
byte called;
bool given;
#define NAP 100
#define BED_OF(ticket) (ticket + 1)

/* The last loop of lockContended(): the place is left, and whoever sleeps is to be called at the unlock. */
inline care() {
    atomic { WHEN_DRAINED ->
        seen = memory[COMPANION];
        memory[COMPANION] = (seen & TICKETS) | ((seen & TICKETS) == called -> 0 : ASKED)
    }
}

inline stand_by() {
    do
    :: memory[WORD] == FREE ->
        COMPARE_AND_SET(WORD, FREE, LOCKED, got);
        if
        :: got -> break
        :: else
        fi
    :: memory[WORD] != FREE ->
        atomic {
            if
            :: !given -> bed[me] = NAP; asleep[me] = true
            :: else
            fi
        };
#ifdef NAP_WITHOUT_END
        !asleep[me];
#else
        /* One that ends where there is nothing to do is left out, so that whoever waits in vain is seen to be stuck. */
        atomic {
            !asleep[me] || memory[WORD] == FREE || given || (memory[COMPANION] & ASKED) == 0;
            asleep[me] = false
        };
#endif
        if
        :: given -> given = false; break
        :: else
        fi;
        if
        :: atomic { (memory[COMPANION] & ASKED) == 0 -> memory[COMPANION] = memory[COMPANION] + ASKED }
        :: skip
        fi
    od
}

active [THREADS] proctype Thread() {
    byte me = _pid - THREADS;
    byte round, seen, mine, last;
    bool got, stood, vacant;
    do
    :: round == ROUNDS -> break
    :: else ->
        /* lock() and lockContended() */
        stood = false;
        COMPARE_AND_SET(WORD, FREE, LOCKED, got);
        if
        :: got
        :: else ->
            stood = true;
            atomic { WHEN_DRAINED ->
                seen = memory[COMPANION];
                if
                :: (seen & (STANDBY | ASKED)) == 0 -> memory[COMPANION] = seen | STANDBY; vacant = true
                :: else -> memory[COMPANION] = seen + TICKET; vacant = false
                fi;
                seen = seen & TICKETS
            };
            if
            :: vacant
            :: else ->
                do
                :: called > seen -> break
                :: else ->
                    last = called;
                    if
                    :: last > seen
                    :: else ->
                        atomic {
                            if
                            :: called == last -> bed[me] = BED_OF(seen); asleep[me] = true
                            :: else
                            fi
                        };
                        !asleep[me]
                    fi
                od
            fi;
            stand_by();
#ifndef CLEARED_LATE
            care()
#endif
        fi;
        section();
        /* unlock() and unlockAsked() */
        seen = memory[COMPANION];
        if
        :: (seen & ASKED) == 0 -> STORE_RELEASE(WORD, FREE)
        :: else ->
            seen = memory[COMPANION];
            if
            :: (seen & STANDBY) != 0 ->
                atomic { WHEN_DRAINED -> given = true };
                wake(NAP)
            :: else ->
                atomic { WHEN_DRAINED -> memory[COMPANION] = (memory[COMPANION] & TICKETS) | STANDBY };
                STORE_RELEASE(WORD, FREE);
#ifdef CALLED_FIRST
                wake(BED_OF(called));
                atomic { WHEN_DRAINED -> called = called + TICKET }
#else
                atomic { WHEN_DRAINED -> last = called; called = called + TICKET };
                wake(BED_OF(last))
#endif
            fi
        fi;
#ifdef CLEARED_LATE
        if
        :: stood -> care()
        :: else
        fi;
#endif
        seen = 0;
        last = 0;
        round++
    od
}
