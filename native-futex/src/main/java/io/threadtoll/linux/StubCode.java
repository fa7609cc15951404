// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/**
 * Small functions in machine code, an instruction a line, that follow the C calling convention of their architecture
 * (System V AMD64 ABI; AAPCS64). They don't depend on the address they are at.
 *
 * <p>The bytes were assembled with GNU as 2.40 for each architecture, and read back with objdump.
 */
enum StubCode {
    /** {@code long f(const long call[7], long n)}: n system calls of number call[0]; the sum of what they return. */
    SYSCALL_LOOP(
            new String[] {
                "53             push rbx",
                "41 54          push r12",
                "41 55          push r13",
                "49 89 fc       mov  r12, rdi",
                "48 89 f3       mov  rbx, rsi             n",
                "45 31 ed       xor  r13d, r13d           the sum",
                "49 8b 7c 24 08 mov  rdi, [r12 + 8]       the arguments: a call leaves them as they are",
                "49 8b 74 24 10 mov  rsi, [r12 + 16]",
                "49 8b 54 24 18 mov  rdx, [r12 + 24]",
                "4d 8b 54 24 20 mov  r10, [r12 + 32]",
                "4d 8b 44 24 28 mov  r8,  [r12 + 40]",
                "4d 8b 4c 24 30 mov  r9,  [r12 + 48]",
                "4d 8b 24 24    mov  r12, [r12]           the number",
                "4c 89 e0       mov  rax, r12             <-",
                "0f 05          syscall                   uses up rcx and r11",
                "49 01 c5       add  r13, rax",
                "48 ff cb       dec  rbx",
                "75 f3          jnz  <-",
                "4c 89 e8       mov  rax, r13",
                "41 5d          pop  r13",
                "41 5c          pop  r12",
                "5b             pop  rbx",
                "c3             ret",
            },
            new String[] {
                "08 00 40 f9    ldr  x8, [x0]             the number",
                "e9 03 01 aa    mov  x9, x1               n",
                "ea 03 1f aa    mov  x10, xzr             the sum",
                "0b 04 40 f9    ldr  x11, [x0, #8]        the first argument, whose register takes the result",
                "01 08 41 a9    ldp  x1, x2, [x0, #16]",
                "03 10 42 a9    ldp  x3, x4, [x0, #32]",
                "05 18 40 f9    ldr  x5, [x0, #48]",
                "e0 03 0b aa    mov  x0, x11              <-",
                "01 00 00 d4    svc  #0                   changes x0 only",
                "4a 01 00 8b    add  x10, x10, x0",
                "29 05 00 f1    subs x9, x9, #1",
                "81 ff ff 54    b.ne <-",
                "e0 03 0a aa    mov  x0, x10",
                "c0 03 5f d6    ret",
            }),

    /** {@code long f(int (*function)(long), long value, long n)}: n calls; the sum of what they return. */
    CALL_LOOP(
            new String[] {
                "53             push rbx                  five, so that the stack is aligned at the call",
                "41 54          push r12",
                "41 55          push r13",
                "41 56          push r14",
                "41 57          push r15",
                "49 89 fc       mov  r12, rdi             the function",
                "49 89 f5       mov  r13, rsi             its argument",
                "48 89 d3       mov  rbx, rdx             n",
                "45 31 f6       xor  r14d, r14d           the sum",
                "4c 89 ef       mov  rdi, r13             <-",
                "41 ff d4       call r12",
                "48 98          cdqe                      an int result fills half of rax",
                "49 01 c6       add  r14, rax",
                "48 ff cb       dec  rbx",
                "75 f0          jnz  <-",
                "4c 89 f0       mov  rax, r14",
                "41 5f          pop  r15",
                "41 5e          pop  r14",
                "41 5d          pop  r13",
                "41 5c          pop  r12",
                "5b             pop  rbx",
                "c3             ret",
            },
            new String[] {
                "fd 7b bd a9    stp  x29, x30, [sp, #-48]!",
                "fd 03 00 91    mov  x29, sp",
                "f3 53 01 a9    stp  x19, x20, [sp, #16]",
                "f5 5b 02 a9    stp  x21, x22, [sp, #32]",
                "f3 03 00 aa    mov  x19, x0              the function",
                "f4 03 01 aa    mov  x20, x1              its argument",
                "f5 03 02 aa    mov  x21, x2              n",
                "f6 03 1f aa    mov  x22, xzr             the sum",
                "e0 03 14 aa    mov  x0, x20              <-",
                "60 02 3f d6    blr  x19",
                "d6 c2 20 8b    add  x22, x22, w0, sxtw",
                "b5 06 00 f1    subs x21, x21, #1",
                "81 ff ff 54    b.ne <-",
                "e0 03 16 aa    mov  x0, x22",
                "f5 5b 42 a9    ldp  x21, x22, [sp, #32]",
                "f3 53 41 a9    ldp  x19, x20, [sp, #16]",
                "fd 7b c3 a8    ldp  x29, x30, [sp], #48",
                "c0 03 5f d6    ret",
            }),

    /** {@code long f(long (*function)(long, ...), const long arguments[7], long n)}: n calls; the sum of what they return. */
    VARIADIC_LOOP(
            new String[] {
                "53             push rbx",
                "41 54          push r12",
                "41 55          push r13",
                "41 56          push r14",
                "48 83 ec 08    sub  rsp, 0x8             place for the seventh argument",
                "49 89 fc       mov  r12, rdi             the function",
                "49 89 f5       mov  r13, rsi             its arguments",
                "48 89 d3       mov  rbx, rdx             n",
                "45 31 f6       xor  r14d, r14d           the sum",
                "49 8b 7d 00    mov  rdi, [r13+0x0]       <-",
                "49 8b 75 08    mov  rsi, [r13+0x8]",
                "49 8b 55 10    mov  rdx, [r13+0x10]",
                "49 8b 4d 18    mov  rcx, [r13+0x18]",
                "4d 8b 45 20    mov  r8, [r13+0x20]",
                "4d 8b 4d 28    mov  r9, [r13+0x28]",
                "49 8b 45 30    mov  rax, [r13+0x30]",
                "48 89 04 24    mov  [rsp], rax",
                "31 c0          xor  eax, eax             no vector registers: it is variadic",
                "41 ff d4       call r12",
                "49 01 c6       add  r14, rax",
                "48 ff cb       dec  rbx",
                "75 d3          jnz  <-",
                "4c 89 f0       mov  rax, r14",
                "48 83 c4 08    add  rsp, 0x8",
                "41 5e          pop  r14",
                "41 5d          pop  r13",
                "41 5c          pop  r12",
                "5b             pop  rbx",
                "c3             ret",
            },
            new String[] {
                "fd 7b bd a9    stp  x29, x30, [sp, #-48]!",
                "fd 03 00 91    mov  x29, sp",
                "f3 53 01 a9    stp  x19, x20, [sp, #16]",
                "f5 5b 02 a9    stp  x21, x22, [sp, #32]",
                "f3 03 00 aa    mov  x19, x0              the function",
                "f4 03 01 aa    mov  x20, x1              its arguments",
                "f5 03 02 aa    mov  x21, x2              n",
                "f6 03 1f aa    mov  x22, xzr             the sum",
                "80 06 40 a9    ldp  x0, x1, [x20]        <-",
                "82 0e 41 a9    ldp  x2, x3, [x20, #16]",
                "84 16 42 a9    ldp  x4, x5, [x20, #32]",
                "86 1a 40 f9    ldr  x6, [x20, #48]",
                "60 02 3f d6    blr  x19",
                "d6 02 00 8b    add  x22, x22, x0",
                "b5 06 00 f1    subs x21, x21, #0x1",
                "21 ff ff 54    b.ne <-",
                "e0 03 16 aa    mov  x0, x22",
                "f5 5b 42 a9    ldp  x21, x22, [sp, #32]",
                "f3 53 41 a9    ldp  x19, x20, [sp, #16]",
                "fd 7b c3 a8    ldp  x29, x30, [sp], #48",
                "c0 03 5f d6    ret",
            }),

    /** {@code void f(long *word, long n)}: n increments, each a load, an addition and a store. */
    INCREMENT_IN_STEPS(
            new String[] {
                "48 8b 07       mov  rax, [rdi]           <-",
                "48 83 c0 01    add  rax, 1",
                "48 89 07       mov  [rdi], rax",
                "48 ff ce       dec  rsi",
                "75 f1          jnz  <-",
                "c3             ret",
            },
            new String[] {
                "02 00 40 f9    ldr  x2, [x0]             <-",
                "42 04 00 91    add  x2, x2, #1",
                "02 00 00 f9    str  x2, [x0]",
                "21 04 00 f1    subs x1, x1, #1",
                "81 ff ff 54    b.ne <-",
                "c0 03 5f d6    ret",
            }),

    /** The same, each a single instruction that is not atomic. */
    INCREMENT_AT_ONCE(
            new String[] {
                "48 ff 07       inc  qword ptr [rdi]      <-",
                "48 ff ce       dec  rsi",
                "75 f8          jnz  <-",
                "c3             ret",
            },
            new String[0]),

    /** The same, each a single atomic instruction; on aarch64 one of ARMv8.1 (LSE). */
    INCREMENT_LOCKED(
            new String[] {
                "f0 48 ff 07    lock inc qword ptr [rdi]  <-",
                "48 ff ce       dec  rsi",
                "75 f7          jnz  <-",
                "c3             ret",
            },
            new String[] {
                "22 00 80 d2    mov  x2, #1",
                "1f 00 22 f8    stadd x2, [x0]            <-",
                "21 04 00 f1    subs x1, x1, #1",
                "c1 ff ff 54    b.ne <-",
                "c0 03 5f d6    ret",
            }),

    /**
     * {@code long f(long n)}: n times a child that ends at once and is waited for; 0, or an error number with its sign turned. The
     * child makes one system call and touches no memory: it is a copy of one thread of a JVM, and may do nothing else.
     */
    FORK_LOOP(
            new String[] {
                "53             push rbx",
                "48 89 fb       mov rbx,rdi",
                "b8 39 00 00 00 mov eax, 57              <- fork",
                "0f 05          syscall",
                "48 85 c0       test rax,rax",
                "78 30          js  ->                   an error",
                "75 0b          jnz parent",
                "31 ff          xor edi,edi",
                "b8 e7 00 00 00 mov eax,0xe7          the child: exit_group, and nothing else",
                "0f 05          syscall",
                "0f 0b          ud2",
                "48 89 c7       mov rdi, rax             parent:",
                "31 f6          xor esi, esi             again:",
                "31 d2          xor edx,edx",
                "45 31 d2       xor r10d,r10d",
                "b8 3d 00 00 00 mov eax,0x3d          wait4",
                "0f 05          syscall",
                "48 83 f8 fc    cmp rax,0xfffffffffffffffc EINTR: once more",
                "74 ec          je  again",
                "48 85 c0       test rax,rax",
                "78 07          js  ->                   an error",
                "48 ff cb       dec rbx",
                "75 c6          jnz <-",
                "31 c0          xor eax,eax",
                "5b             pop rbx",
                "c3             ret",
            },
            new String[] {
                "e9 03 00 aa    mov x9, x0",
                "20 02 80 d2    mov x0, #0x11",
                "e1 03 1f aa    mov x1, xzr",
                "e2 03 1f aa    mov x2, xzr",
                "e3 03 1f aa    mov x3, xzr",
                "e4 03 1f aa    mov x4, xzr",
                "88 1b 80 d2    mov x8, #0xdc         clone with SIGCHLD alone",
                "01 00 00 d4    svc #0x0",
                "60 00 00 b5    cbnz x0, parent",
                "c8 0b 80 d2    mov x8, #0x5e         the child: exit_group, and nothing else",
                "01 00 00 d4    svc #0x0",
                "c0 01 f8 b7    tbnz x0, #63, ->         an error",
                "ea 03 00 aa    mov x10, x0              parent, its child",
                "e0 03 0a aa    mov x0, x10              again:",
                "e1 03 1f aa    mov x1, xzr",
                "e2 03 1f aa    mov x2, xzr",
                "e3 03 1f aa    mov x3, xzr",
                "88 20 80 d2    mov x8, #0x104        wait4",
                "01 00 00 d4    svc #0x0",
                "1f 10 00 b1    cmn x0, #0x4          EINTR: once more",
                "20 ff ff 54    b.eq again",
                "80 00 f8 b7    tbnz x0, #63, ->         an error",
                "29 05 00 f1    subs x9, x9, #0x1",
                "41 fd ff 54    b.ne <-",
                "e0 03 1f aa    mov x0, xzr",
                "c0 03 5f d6    ret",
            });

    /** The bytes of an instruction end here, and what they mean begins. */
    private static final int TEXT_COLUMN = 15;

    @SuppressWarnings("ImmutableEnumChecker") // Never written to.
    private final String[] x86;

    @SuppressWarnings("ImmutableEnumChecker") // Likewise.
    private final String[] aarch64;

    StubCode(String[] x86, String[] aarch64) {
        this.x86 = x86;
        this.aarch64 = aarch64;
    }

    /**
     * The code for an architecture.
     *
     * @throws UnsupportedPlatformException where none was written
     */
    byte[] on(SyscallTable architecture) {
        return switch (architecture) {
            case X86_64 -> bytes(x86, architecture);
            case AARCH64 -> bytes(aarch64, architecture);
            case RISCV64 ->
                throw new UnsupportedPlatformException("No machine code of " + this
                        + " for riscv64: Threadtoll has it for" + " x86-64 and aarch64. A table in StubCode adds it.");
        };
    }

    private byte[] bytes(String[] lines, SyscallTable architecture) {
        if (lines.length == 0) {
            throw new UnsupportedPlatformException(
                    "There is no such instruction as " + this + " needs on " + architecture);
        }
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        for (String line : lines) {
            code.writeBytes(
                    HexFormat.of().parseHex(line.substring(0, TEXT_COLUMN).replace(" ", "")));
        }
        return code.toByteArray();
    }
}
