// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** Increments of a word in memory. */
enum IncrementCode implements StubCode {
    /** {@code void f(long *word, long n)}: n increments, each a load, an addition and a store. */
    INCREMENT_IN_STEPS("""
            48 8b 07       mov  rax, [rdi]           <-
            48 83 c0 01    add  rax, 1
            48 89 07       mov  [rdi], rax
            48 ff ce       dec  rsi
            75 f1          jnz  <-
            c3             ret
            """, """
            02 00 40 f9    ldr  x2, [x0]             <-
            42 04 00 91    add  x2, x2, #1
            02 00 00 f9    str  x2, [x0]
            21 04 00 f1    subs x1, x1, #1
            81 ff ff 54    b.ne <-
            c0 03 5f d6    ret
            """),

    /** The same, each a single instruction that is not atomic. */
    INCREMENT_AT_ONCE("""
            48 ff 07       inc  qword ptr [rdi]      <-
            48 ff ce       dec  rsi
            75 f8          jnz  <-
            c3             ret
            """, ""),

    /** The same, each a single atomic instruction; on aarch64 one of ARMv8.1 (LSE). */
    INCREMENT_LOCKED("""
            f0 48 ff 07    lock inc qword ptr [rdi]  <-
            48 ff ce       dec  rsi
            75 f7          jnz  <-
            c3             ret
            """, """
            22 00 80 d2    mov  x2, #1
            1f 00 22 f8    stadd x2, [x0]            <-
            21 04 00 f1    subs x1, x1, #1
            c1 ff ff 54    b.ne <-
            c0 03 5f d6    ret
            """);

    @SuppressWarnings("ImmutableEnumChecker") // A record of two texts.
    private final Texts texts;

    IncrementCode(String x86, String aarch64) {
        texts = new Texts(x86, aarch64);
    }

    @Override
    public Texts texts() {
        return texts;
    }
}
