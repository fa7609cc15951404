// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/**
 * A turn that goes back and forth between two threads: {@code long f(long side[6], long steps, long waitsFirst)}. A step gives
 * the turn away and wakes the other thread, or waits for the turn; the one and the other alternate, and {@code waitsFirst} says
 * which comes first. How many steps were not done: 0, unless the other one has left or a call has failed.
 *
 * <p>The side's memory has at 24 the turns that it has given away so far, which the code adds to, and at 32 what a call
 * returned that failed. The rest is the medium's.
 */
enum HopCode implements StubCode {
    /**
     * By FUTEX_WAKE and FUTEX_WAIT on one word that says whose turn it is: its address at 0, the side's number at 8, the
     * other's at 16. Any other number says that somebody has left.
     */
    FUTEX_HOPS("""
            53                push rbx
            41 54             push r12
            41 55             push r13
            41 56             push r14
            41 57             push r15
            49 89 fc          mov  r12, rdi             the side's memory
            48 89 f3          mov  rbx, rsi             steps
            4d 8b 2c 24       mov  r13, [r12]           the word
            45 8b 74 24 08    mov  r14d, [r12+8]        this side
            45 8b 7c 24 10    mov  r15d, [r12+16]       the other one
            48 85 d2          test rdx, rdx
            75 2e             jnz  await
            49 ff 44 24 18    inc  qword ptr [r12+24]   pass:
            44 89 f0          mov  eax, r14d
            f0 45 0f b1 7d 00 lock cmpxchg [r13], r15d  unless the other has left
            75 5e             jne  out
            4c 89 ef          mov  rdi, r13
            be 81 00 00 00    mov  esi, 129             FUTEX_WAKE, private
            ba 01 00 00 00    mov  edx, 1
            b8 ca 00 00 00    mov  eax, 202             futex
            0f 05             syscall
            48 85 c0          test rax, rax
            78 39             js   failed
            48 ff cb          dec  rbx
            74 40             jz   out
            41 8b 45 00       mov  eax, [r13]           await:
            44 39 f0          cmp  eax, r14d
            74 32             je   turn
            44 39 f8          cmp  eax, r15d
            75 32             jne  out
            4c 89 ef          mov  rdi, r13
            be 80 00 00 00    mov  esi, 128             FUTEX_WAIT, private
            44 89 fa          mov  edx, r15d
            45 31 d2          xor  r10d, r10d           without a timeout
            b8 ca 00 00 00    mov  eax, 202             futex
            0f 05             syscall
            48 83 f8 f5       cmp  rax, -11             EAGAIN: look again
            74 d7             je   await
            48 83 f8 fc       cmp  rax, -4              EINTR: once more
            74 d1             je   await
            48 85 c0          test rax, rax
            79 cc             jns  await
            49 89 44 24 20    mov  [r12+32], rax        failed:
            eb 05             jmp  out
            48 ff cb          dec  rbx                  turn:
            75 92             jnz  pass
            48 89 d8          mov  rax, rbx             out:
            41 5f             pop  r15
            41 5e             pop  r14
            41 5d             pop  r13
            41 5c             pop  r12
            5b                pop  rbx
            c3                ret
            """, """
            e9 03 00 aa mov  x9, x0            the side's memory
            ea 03 01 aa mov  x10, x1           steps
            2b 01 40 f9 ldr  x11, [x9]         the word
            2c 09 40 b9 ldr  w12, [x9, #8]     this side
            2d 11 40 b9 ldr  w13, [x9, #16]    the other one
            22 02 00 b5 cbnz x2, await
            2e 0d 40 f9 ldr  x14, [x9, #24]    pass:
            ce 05 00 91 add  x14, x14, #1
            2e 0d 00 f9 str  x14, [x9, #24]
            6e fd 5f 88 ldaxr w14, [x11]       swap:
            df 01 0c 6b cmp  w14, w12
            e1 03 00 54 b.ne out
            6d fd 0f 88 stlxr w15, w13, [x11]  unless the other has left
            8f ff ff 35 cbnz w15, swap
            e0 03 0b aa mov  x0, x11
            21 10 80 d2 mov  x1, #129          FUTEX_WAKE, private
            22 00 80 d2 mov  x2, #1
            48 0c 80 d2 mov  x8, #98           futex
            01 00 00 d4 svc  #0
            60 02 f8 b7 tbnz x0, #63, failed
            4a 05 00 f1 subs x10, x10, #1
            a0 02 00 54 b.eq out
            6e fd df 88 ldar w14, [x11]        await:
            df 01 0c 6b cmp  w14, w12
            00 02 00 54 b.eq turn
            df 01 0d 6b cmp  w14, w13
            01 02 00 54 b.ne out
            e0 03 0b aa mov  x0, x11
            01 10 80 d2 mov  x1, #128          FUTEX_WAIT, private
            e2 03 0d 2a mov  w2, w13
            e3 03 1f aa mov  x3, xzr           without a timeout
            48 0c 80 d2 mov  x8, #98           futex
            01 00 00 d4 svc  #0
            1f 2c 00 b1 cmn  x0, #11           EAGAIN: look again
            80 fe ff 54 b.eq await
            1f 10 00 b1 cmn  x0, #4            EINTR: once more
            40 fe ff 54 b.eq await
            20 fe ff b6 tbz  x0, #63, await
            20 11 00 f9 str  x0, [x9, #32]     failed:
            03 00 00 14 b    out
            4a 05 00 f1 subs x10, x10, #1      turn:
            a1 fb ff 54 b.ne pass
            e0 03 0a aa mov  x0, x10           out:
            c0 03 5f d6 ret
            """),

    /**
     * By a byte through a pipe, each way one: the end to read from at 0, the one to write to at 8, the byte to write at 16,
     * room for the one that is read at 40. Any other byte than 1 says that the other one has left.
     */
    PIPE_HOPS("""
            53                push rbx
            41 54             push r12
            49 89 fc          mov  r12, rdi              the side's memory
            48 89 f3          mov  rbx, rsi              steps
            48 85 d2          test rdx, rdx
            75 2c             jnz  await
            49 ff 44 24 18    inc  qword ptr [r12+24]    pass:
            49 8b 7c 24 08    mov  rdi, [r12+8]          write:
            49 8d 74 24 10    lea  rsi, [r12+16]
            ba 01 00 00 00    mov  edx, 1
            b8 01 00 00 00    mov  eax, 1                write
            0f 05             syscall
            48 83 f8 fc       cmp  rax, -4               EINTR: once more
            74 e4             je   write
            48 83 f8 01       cmp  rax, 1
            75 32             jne  failed
            48 ff cb          dec  rbx
            74 32             jz   out
            49 8b 3c 24       mov  rdi, [r12]            await:
            49 8d 74 24 28    lea  rsi, [r12+40]
            ba 01 00 00 00    mov  edx, 1
            31 c0             xor  eax, eax              read
            0f 05             syscall
            48 83 f8 fc       cmp  rax, -4               EINTR: once more
            74 e8             je   await
            48 83 f8 01       cmp  rax, 1
            75 0f             jne  failed
            41 80 7c 24 28 01 cmp  byte ptr [r12+40], 1
            75 0c             jne  out
            48 ff cb          dec  rbx
            75 a9             jnz  pass
            eb 05             jmp  out
            49 89 44 24 20    mov  [r12+32], rax         failed:
            48 89 d8          mov  rax, rbx              out:
            41 5c             pop  r12
            5b                pop  rbx
            c3                ret
            """, """
            e9 03 00 aa mov  x9, x0          the side's memory
            ea 03 01 aa mov  x10, x1         steps
            e2 01 00 b5 cbnz x2, await
            2e 0d 40 f9 ldr  x14, [x9, #24]  pass:
            ce 05 00 91 add  x14, x14, #1
            2e 0d 00 f9 str  x14, [x9, #24]
            20 05 40 f9 ldr  x0, [x9, #8]    write:
            21 41 00 91 add  x1, x9, #16
            22 00 80 d2 mov  x2, #1
            08 08 80 d2 mov  x8, #64         write
            01 00 00 d4 svc  #0
            1f 10 00 b1 cmn  x0, #4          EINTR: once more
            40 ff ff 54 b.eq write
            1f 04 00 f1 cmp  x0, #1
            41 02 00 54 b.ne failed
            4a 05 00 f1 subs x10, x10, #1
            20 02 00 54 b.eq out
            20 01 40 f9 ldr  x0, [x9]        await:
            21 a1 00 91 add  x1, x9, #40
            22 00 80 d2 mov  x2, #1
            e8 07 80 d2 mov  x8, #63         read
            01 00 00 d4 svc  #0
            1f 10 00 b1 cmn  x0, #4          EINTR: once more
            40 ff ff 54 b.eq await
            1f 04 00 f1 cmp  x0, #1
            e1 00 00 54 b.ne failed
            2e a1 40 39 ldrb w14, [x9, #40]
            df 05 00 71 cmp  w14, #1
            a1 00 00 54 b.ne out
            4a 05 00 f1 subs x10, x10, #1
            a1 fc ff 54 b.ne pass
            02 00 00 14 b    out
            20 11 00 f9 str  x0, [x9, #32]   failed:
            e0 03 0a aa mov  x0, x10         out:
            c0 03 5f d6 ret
            """);

    @SuppressWarnings("ImmutableEnumChecker") // A record of two texts.
    private final Texts texts;

    HopCode(String x86, String aarch64) {
        texts = new Texts(x86, aarch64);
    }

    @Override
    public Texts texts() {
        return texts;
    }
}
