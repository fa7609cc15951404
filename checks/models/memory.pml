/* SPDX-License-Identifier: Apache-2.0
 *
 * Memory as threads see it on a CPU with store buffers, and futex(2). Each model includes this.
 *
 * A store goes into its thread's buffer and reaches memory later, a load looks at memory at once: so a load may pass an
 * earlier store, the one thing that x86-64 (TSO) reorders. A read-modify-write waits until its own buffer is empty: LOCK
 * CMPXCHG, and CASAL on aarch64. Loads that the CPU hoists look the same from outside as stores that it delays.
 *
 * With WEAK (aarch64) plain stores to different addresses leave a buffer in any order, but a releasing one (STLR) only after
 * all before it. In that order too, so what holds where memory is WEAK holds on TSO; and TSO makes every store a release.
 *
 * membarrier(2) interrupts the other CPUs: each buffer is emptied before it returns, wherever the threads are.
 */
#define THREADS 3
#define ROUNDS 2

#define WORD 0
#define COMPANION 1
#define DATA 2
#define INSIDE 3
#define REVOKED 4

#define FREE 0
#define LOCKED 1

byte memory[5];

/* address, value, whether it is a release */
chan buffer[THREADS] = [4] of { byte, byte, bool };

/* Stores of DATA that are in the thread's buffer: it reads its own last one, whether or not memory has it. */
byte unseen[THREADS];

bool asleep[THREADS];
byte bed[THREADS];

#define STORE(address, value) buffer[me]!address,value,false
#ifdef PLAIN_UNLOCK
#define STORE_RELEASE(address, value) STORE(address, value)
#else
#define STORE_RELEASE(address, value) buffer[me]!address,value,true
#endif

/* A step that nothing comes between, for a thread whose stores have all reached memory. */
#define WHEN_DRAINED empty(buffer[me])

#define COMPARE_AND_SET(address, expected, update, done) \
    atomic { WHEN_DRAINED -> \
        if \
        :: memory[address] == expected -> memory[address] = update; done = true \
        :: else -> done = false \
        fi }

inline reach_memory(thread, address, value) {
    memory[address] = value;
    if
    :: address == DATA -> unseen[thread]--
    :: else
    fi;
    address = 0;
    value = 0
}

inline membarrier() {
#ifndef NO_BARRIER
    d_step {
        other = 0;
        do
        :: other < THREADS ->
            do
            :: nempty(buffer[other]) -> buffer[other]?a,v,_; reach_memory(other, a, v)
            :: empty(buffer[other]) -> break
            od;
            other++
        :: else -> break
        od;
        other = 0
    }
#else
    skip
#endif
}

/* FUTEX_WAIT. The kernel's look and the queueing are one step. Nobody wakes without a reason: the worst case. */
inline sleep_while(address, expected) {
    atomic { WHEN_DRAINED ->
        if
        :: memory[address] == expected -> bed[me] = address; asleep[me] = true
        :: else
        fi
    };
    !asleep[me]
}

/* FUTEX_WAKE of one, whichever, of those who sleep in this bed. */
inline wake(where) {
    atomic { WHEN_DRAINED ->
        if
        :: asleep[0] && bed[0] == where -> asleep[0] = false
        :: asleep[1] && bed[1] == where -> asleep[1] = false
        :: asleep[2] && bed[2] == where -> asleep[2] = false
        :: else
        fi
    }
}

/* What really is: how many are inside, and how many sections there were. */
byte inside;
byte sections;

/* At most one is inside, and each sees what the one before it wrote. */
inline section() {
    inside++;
    assert(inside == 1);
    d_step {
        if
        :: unseen[me] > 0 -> seen = mine
        :: else -> seen = memory[DATA]
        fi;
        assert(seen == sections);
        sections++;
        mine = sections;
        seen = 0;
        unseen[me]++
    };
    STORE(DATA, mine);
    inside--
}

active [THREADS] proctype Buffer() {
    byte a, v;
    byte thread = _pid;
end:
    do
    :: d_step { nempty(buffer[thread]) -> buffer[thread]?a,v,_; reach_memory(thread, a, v) }
#ifdef WEAK
    :: d_step { buffer[thread]??[DATA, v, false] -> buffer[thread]??DATA,v,false; a = DATA; reach_memory(thread, a, v) }
    :: d_step { buffer[thread]??[WORD, v, false] -> buffer[thread]??WORD,v,false; a = WORD; reach_memory(thread, a, v) }
    /* Stores of one address stay in order, so not past a release of the same. */
    :: d_step { buffer[thread]??[INSIDE, v, false] && !buffer[thread]??[INSIDE, 0, true] ->
        buffer[thread]??INSIDE,v,false; a = INSIDE; reach_memory(thread, a, v) }
#endif
    od
}
