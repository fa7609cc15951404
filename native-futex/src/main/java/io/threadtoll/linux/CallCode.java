// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** Calls, as often as one likes, of which each is made by an instruction or two. */
enum CallCode implements StubCode {
    /** {@code long f(const long call[7], long n)}: n system calls of number call[0]; the sum of what they return. */
    SYSCALL_LOOP("""
            53             push rbx
            41 54          push r12
            41 55          push r13
            49 89 fc       mov  r12, rdi
            48 89 f3       mov  rbx, rsi             n
            45 31 ed       xor  r13d, r13d           the sum
            49 8b 7c 24 08 mov  rdi, [r12 + 8]       the arguments: a call leaves them as they are
            49 8b 74 24 10 mov  rsi, [r12 + 16]
            49 8b 54 24 18 mov  rdx, [r12 + 24]
            4d 8b 54 24 20 mov  r10, [r12 + 32]
            4d 8b 44 24 28 mov  r8,  [r12 + 40]
            4d 8b 4c 24 30 mov  r9,  [r12 + 48]
            4d 8b 24 24    mov  r12, [r12]           the number
            4c 89 e0       mov  rax, r12             <-
            0f 05          syscall                   uses up rcx and r11
            49 01 c5       add  r13, rax
            48 ff cb       dec  rbx
            75 f3          jnz  <-
            4c 89 e8       mov  rax, r13
            41 5d          pop  r13
            41 5c          pop  r12
            5b             pop  rbx
            c3             ret
            """, """
            08 00 40 f9    ldr  x8, [x0]             the number
            e9 03 01 aa    mov  x9, x1               n
            ea 03 1f aa    mov  x10, xzr             the sum
            0b 04 40 f9    ldr  x11, [x0, #8]        the first argument, whose register takes the result
            01 08 41 a9    ldp  x1, x2, [x0, #16]
            03 10 42 a9    ldp  x3, x4, [x0, #32]
            05 18 40 f9    ldr  x5, [x0, #48]
            e0 03 0b aa    mov  x0, x11              <-
            01 00 00 d4    svc  #0                   changes x0 only
            4a 01 00 8b    add  x10, x10, x0
            29 05 00 f1    subs x9, x9, #1
            81 ff ff 54    b.ne <-
            e0 03 0a aa    mov  x0, x10
            c0 03 5f d6    ret
            """),

    /** {@code long f(int (*function)(long), long value, long n)}: n calls; the sum of what they return. */
    CALL_LOOP("""
            53             push rbx                  five, so that the stack is aligned at the call
            41 54          push r12
            41 55          push r13
            41 56          push r14
            41 57          push r15
            49 89 fc       mov  r12, rdi             the function
            49 89 f5       mov  r13, rsi             its argument
            48 89 d3       mov  rbx, rdx             n
            45 31 f6       xor  r14d, r14d           the sum
            4c 89 ef       mov  rdi, r13             <-
            41 ff d4       call r12
            48 98          cdqe                      an int result fills half of rax
            49 01 c6       add  r14, rax
            48 ff cb       dec  rbx
            75 f0          jnz  <-
            4c 89 f0       mov  rax, r14
            41 5f          pop  r15
            41 5e          pop  r14
            41 5d          pop  r13
            41 5c          pop  r12
            5b             pop  rbx
            c3             ret
            """, """
            fd 7b bd a9    stp  x29, x30, [sp, #-48]!
            fd 03 00 91    mov  x29, sp
            f3 53 01 a9    stp  x19, x20, [sp, #16]
            f5 5b 02 a9    stp  x21, x22, [sp, #32]
            f3 03 00 aa    mov  x19, x0              the function
            f4 03 01 aa    mov  x20, x1              its argument
            f5 03 02 aa    mov  x21, x2              n
            f6 03 1f aa    mov  x22, xzr             the sum
            e0 03 14 aa    mov  x0, x20              <-
            60 02 3f d6    blr  x19
            d6 c2 20 8b    add  x22, x22, w0, sxtw
            b5 06 00 f1    subs x21, x21, #1
            81 ff ff 54    b.ne <-
            e0 03 16 aa    mov  x0, x22
            f5 5b 42 a9    ldp  x21, x22, [sp, #32]
            f3 53 41 a9    ldp  x19, x20, [sp, #16]
            fd 7b c3 a8    ldp  x29, x30, [sp], #48
            c0 03 5f d6    ret
            """),

    /** {@code long f(long (*function)(long, ...), const long arguments[7], long n)}: n calls; the sum of what they return. */
    VARIADIC_LOOP("""
            53             push rbx
            41 54          push r12
            41 55          push r13
            41 56          push r14
            48 83 ec 08    sub  rsp, 0x8             place for the seventh argument
            49 89 fc       mov  r12, rdi             the function
            49 89 f5       mov  r13, rsi             its arguments
            48 89 d3       mov  rbx, rdx             n
            45 31 f6       xor  r14d, r14d           the sum
            49 8b 7d 00    mov  rdi, [r13+0x0]       <-
            49 8b 75 08    mov  rsi, [r13+0x8]
            49 8b 55 10    mov  rdx, [r13+0x10]
            49 8b 4d 18    mov  rcx, [r13+0x18]
            4d 8b 45 20    mov  r8, [r13+0x20]
            4d 8b 4d 28    mov  r9, [r13+0x28]
            49 8b 45 30    mov  rax, [r13+0x30]
            48 89 04 24    mov  [rsp], rax
            31 c0          xor  eax, eax             no vector registers: it is variadic
            41 ff d4       call r12
            49 01 c6       add  r14, rax
            48 ff cb       dec  rbx
            75 d3          jnz  <-
            4c 89 f0       mov  rax, r14
            48 83 c4 08    add  rsp, 0x8
            41 5e          pop  r14
            41 5d          pop  r13
            41 5c          pop  r12
            5b             pop  rbx
            c3             ret
            """, """
            fd 7b bd a9    stp  x29, x30, [sp, #-48]!
            fd 03 00 91    mov  x29, sp
            f3 53 01 a9    stp  x19, x20, [sp, #16]
            f5 5b 02 a9    stp  x21, x22, [sp, #32]
            f3 03 00 aa    mov  x19, x0              the function
            f4 03 01 aa    mov  x20, x1              its arguments
            f5 03 02 aa    mov  x21, x2              n
            f6 03 1f aa    mov  x22, xzr             the sum
            80 06 40 a9    ldp  x0, x1, [x20]        <-
            82 0e 41 a9    ldp  x2, x3, [x20, #16]
            84 16 42 a9    ldp  x4, x5, [x20, #32]
            86 1a 40 f9    ldr  x6, [x20, #48]
            60 02 3f d6    blr  x19
            d6 02 00 8b    add  x22, x22, x0
            b5 06 00 f1    subs x21, x21, #0x1
            21 ff ff 54    b.ne <-
            e0 03 16 aa    mov  x0, x22
            f5 5b 42 a9    ldp  x21, x22, [sp, #32]
            f3 53 41 a9    ldp  x19, x20, [sp, #16]
            fd 7b c3 a8    ldp  x29, x30, [sp], #48
            c0 03 5f d6    ret
            """);

    @SuppressWarnings("ImmutableEnumChecker") // A record of two texts.
    private final Texts texts;

    CallCode(String x86, String aarch64) {
        texts = new Texts(x86, aarch64);
    }

    @Override
    public Texts texts() {
        return texts;
    }
}
