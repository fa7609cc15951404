// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** What shows whether a thread keeps its registers. */
enum RegisterCode implements StubCode {
    /**
     * {@code long f(long value, long n)}: n times the value in ten general registers and a vector one and sched_yield(2), which
     * lets another thread of the same CPU use them; in how many of the times one of them held something else afterwards.
     */
    REGISTER_LOOP("""
            53             push rbx
            55             push rbp
            41 54          push r12
            41 55          push r13
            41 56          push r14
            41 57          push r15
            57             push rdi                the value in memory, which is no register
            48 89 f3       mov  rbx, rsi           n
            45 31 ff       xor  r15d, r15d         the number of times
            48 8b 3c 24    mov  rdi, [rsp]         loop:
            48 89 fe       mov  rsi, rdi
            48 89 fa       mov  rdx, rdi
            48 89 fd       mov  rbp, rdi
            49 89 f8       mov  r8, rdi
            49 89 f9       mov  r9, rdi
            49 89 fa       mov  r10, rdi
            49 89 fc       mov  r12, rdi
            49 89 fd       mov  r13, rdi
            49 89 fe       mov  r14, rdi
            66 48 0f 6e c7 movq xmm0, rdi
            b8 18 00 00 00 mov  eax, 24            sched_yield
            0f 05          syscall
            66 48 0f 7e c0 movq rax, xmm0
            48 8b 0c 24    mov  rcx, [rsp]
            48 31 c8       xor  rax, rcx           what differs, in all of them together
            48 31 cf       xor  rdi, rcx
            48 09 f8       or   rax, rdi
            48 31 ce       xor  rsi, rcx
            48 09 f0       or   rax, rsi
            48 31 ca       xor  rdx, rcx
            48 09 d0       or   rax, rdx
            48 31 cd       xor  rbp, rcx
            48 09 e8       or   rax, rbp
            49 31 c8       xor  r8, rcx
            4c 09 c0       or   rax, r8
            49 31 c9       xor  r9, rcx
            4c 09 c8       or   rax, r9
            49 31 ca       xor  r10, rcx
            4c 09 d0       or   rax, r10
            49 31 cc       xor  r12, rcx
            4c 09 e0       or   rax, r12
            49 31 cd       xor  r13, rcx
            4c 09 e8       or   rax, r13
            49 31 ce       xor  r14, rcx
            4c 09 f0       or   rax, r14
            48 83 f8 01    cmp  rax, 1             one more where anything does
            49 83 df ff    sbb  r15, -1
            48 ff cb       dec  rbx
            75 80          jnz  loop
            4c 89 f8       mov  rax, r15
            5f             pop  rdi
            41 5f          pop  r15
            41 5e          pop  r14
            41 5d          pop  r13
            41 5c          pop  r12
            5d             pop  rbp
            5b             pop  rbx
            c3             ret
            """, """
            f3 53 bf a9 stp  x19, x20, [sp, #-16]!
            e9 03 00 aa mov  x9, x0             the value
            ea 03 01 aa mov  x10, x1            n
            eb 03 1f aa mov  x11, xzr           the number of times
            e1 03 09 aa mov  x1, x9             loop:
            e2 03 09 aa mov  x2, x9
            e3 03 09 aa mov  x3, x9
            e4 03 09 aa mov  x4, x9
            e5 03 09 aa mov  x5, x9
            e6 03 09 aa mov  x6, x9
            e7 03 09 aa mov  x7, x9
            f3 03 09 aa mov  x19, x9
            f4 03 09 aa mov  x20, x9
            20 01 67 9e fmov d0, x9
            88 0f 80 d2 mov  x8, #124           sched_yield
            01 00 00 d4 svc  #0
            00 00 66 9e fmov x0, d0
            00 00 09 ca eor  x0, x0, x9         what differs, in all of them together
            21 00 09 ca eor  x1, x1, x9
            00 00 01 aa orr  x0, x0, x1
            42 00 09 ca eor  x2, x2, x9
            00 00 02 aa orr  x0, x0, x2
            63 00 09 ca eor  x3, x3, x9
            00 00 03 aa orr  x0, x0, x3
            84 00 09 ca eor  x4, x4, x9
            00 00 04 aa orr  x0, x0, x4
            a5 00 09 ca eor  x5, x5, x9
            00 00 05 aa orr  x0, x0, x5
            c6 00 09 ca eor  x6, x6, x9
            00 00 06 aa orr  x0, x0, x6
            e7 00 09 ca eor  x7, x7, x9
            00 00 07 aa orr  x0, x0, x7
            73 02 09 ca eor  x19, x19, x9
            00 00 13 aa orr  x0, x0, x19
            94 02 09 ca eor  x20, x20, x9
            00 00 14 aa orr  x0, x0, x20
            1f 00 00 f1 cmp  x0, #0
            6b 05 8b 9a cinc x11, x11, ne       one more where anything does
            4a 05 00 f1 subs x10, x10, #1
            a1 fb ff 54 b.ne loop
            e0 03 0b aa mov  x0, x11
            f3 53 c1 a8 ldp  x19, x20, [sp], #16
            c0 03 5f d6 ret
            """);

    @SuppressWarnings("ImmutableEnumChecker") // A record of two texts.
    private final Texts texts;

    RegisterCode(String x86, String aarch64) {
        texts = new Texts(x86, aarch64);
    }

    @Override
    public Texts texts() {
        return texts;
    }
}
