// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** New tasks, which are threads or processes. */
enum TaskCode implements StubCode {
    /**
     * {@code long f(long n, long flags)}: n times clone(2) with these flags, a child that ends at once, and waiting for it; 0, or
     * an error number with its sign turned. The child makes one system call and touches no memory: it is a copy of one thread of
     * a JVM, or has its memory, and may do nothing else.
     */
    CHILD_LOOP("""
            53             push rbx
            41 54          push r12
            48 89 fb       mov  rbx, rdi           n
            49 89 f4       mov  r12, rsi           the flags
            4c 89 e7       mov  rdi, r12           loop:
            31 f6          xor  esi, esi           on this stack, which the child does not use
            b8 38 00 00 00 mov  eax, 56            clone
            0f 05          syscall
            48 85 c0       test rax, rax
            78 30          js   out                an error
            75 0b          jnz  parent
            31 ff          xor  edi, edi           the child:
            b8 e7 00 00 00 mov  eax, 231           exit_group, and nothing else
            0f 05          syscall
            0f 0b          ud2
            48 89 c7       mov  rdi, rax           parent:
            31 f6          xor  esi, esi           again:
            31 d2          xor  edx, edx
            45 31 d2       xor  r10d, r10d
            b8 3d 00 00 00 mov  eax, 61            wait4
            0f 05          syscall
            48 83 f8 fc    cmp  rax, -4            EINTR: once more
            74 ec          je   again
            48 85 c0       test rax, rax
            78 07          js   out                an error
            48 ff cb       dec  rbx
            75 c1          jnz  loop
            31 c0          xor  eax, eax
            41 5c          pop  r12                out:
            5b             pop  rbx
            c3             ret
            """, """
            e9 03 00 aa mov  x9, x0             n
            eb 03 01 aa mov  x11, x1            the flags
            e0 03 0b aa mov  x0, x11            loop:
            e1 03 1f aa mov  x1, xzr            on this stack, which the child does not use
            e2 03 1f aa mov  x2, xzr
            e3 03 1f aa mov  x3, xzr
            e4 03 1f aa mov  x4, xzr
            88 1b 80 d2 mov  x8, #220           clone
            01 00 00 d4 svc  #0
            60 00 00 b5 cbnz x0, parent
            c8 0b 80 d2 mov  x8, #94            the child: exit_group, and nothing else
            01 00 00 d4 svc  #0
            c0 01 f8 b7 tbnz x0, #63, out       parent: an error
            ea 03 00 aa mov  x10, x0            its child
            e0 03 0a aa mov  x0, x10            again:
            e1 03 1f aa mov  x1, xzr
            e2 03 1f aa mov  x2, xzr
            e3 03 1f aa mov  x3, xzr
            88 20 80 d2 mov  x8, #260           wait4
            01 00 00 d4 svc  #0
            1f 10 00 b1 cmn  x0, #4             EINTR: once more
            20 ff ff 54 b.eq again
            80 00 f8 b7 tbnz x0, #63, out
            29 05 00 f1 subs x9, x9, #1
            41 fd ff 54 b.ne loop
            e0 03 1f aa mov  x0, xzr
            c0 03 5f d6 ret                     out:
            """),

    /**
     * {@code long f(long n, char page[4096])}: n times clone(2) of a thread that ends at once, and waiting for its end as
     * pthread_join does, on the id that the kernel writes and at the end clears and wakes (CLONE_CHILD_CLEARTID); 0, or an error
     * number with its sign turned. The page holds the id, at 8 a set of all signals and at 16 room for another; its end is the
     * thread's stack.
     *
     * <p>The flags are CLONE_VM, _FS, _FILES, _SIGHAND, _THREAD, _SYSVSEM, _PARENT_SETTID and _CHILD_CLEARTID: those of a pthread
     * but for CLONE_SETTLS. The thread makes one system call and touches no memory. All signals are blocked meanwhile, and so
     * they are in the thread: a handler that ran there would take the caller's thread-local storage for its own.
     */
    TASK_LOOP("""
            53                      push rbx
            41 54                   push r12
            48 89 fb                mov  rbx, rdi           n
            49 89 f4                mov  r12, rsi           the page
            31 ff                   xor  edi, edi           SIG_BLOCK
            49 8d 74 24 08          lea  rsi, [r12+8]
            49 8d 54 24 10          lea  rdx, [r12+16]
            41 ba 08 00 00 00       mov  r10d, 8
            b8 0e 00 00 00          mov  eax, 14            rt_sigprocmask
            0f 05                   syscall
            48 85 c0                test rax, rax
            78 6e                   js   out
            bf 00 0f 35 00          mov  edi, 0x350f00      loop: the flags
            49 8d b4 24 00 10 00 00 lea  rsi, [r12+4096]    its stack
            4c 89 e2                mov  rdx, r12           where its id goes
            4d 89 e2                mov  r10, r12           and is cleared
            45 31 c0                xor  r8d, r8d
            b8 38 00 00 00          mov  eax, 56            clone
            0f 05                   syscall
            48 85 c0                test rax, rax
            78 2d                   js   back               an error
            75 0b                   jnz  parent
            31 ff                   xor  edi, edi           the thread:
            b8 3c 00 00 00          mov  eax, 60            exit of this thread alone
            0f 05                   syscall
            0f 0b                   ud2
            41 8b 14 24             mov  edx, [r12]         parent: its id, or 0
            85 d2                   test edx, edx
            74 11                   jz   ended
            4c 89 e7                mov  rdi, r12
            31 f6                   xor  esi, esi           FUTEX_WAIT, and not private, as the wake is
            45 31 d2                xor  r10d, r10d
            b8 ca 00 00 00          mov  eax, 202           futex: whatever it says, look again
            0f 05                   syscall
            eb e7                   jmp  parent
            48 ff cb                dec  rbx                ended:
            75 b3                   jnz  loop
            31 c0                   xor  eax, eax
            48 89 c3                mov  rbx, rax           back:
            bf 02 00 00 00          mov  edi, 2             SIG_SETMASK
            49 8d 74 24 10          lea  rsi, [r12+16]
            31 d2                   xor  edx, edx
            41 ba 08 00 00 00       mov  r10d, 8
            b8 0e 00 00 00          mov  eax, 14            rt_sigprocmask
            0f 05                   syscall
            48 89 d8                mov  rax, rbx
            41 5c                   pop  r12                out:
            5b                      pop  rbx
            c3                      ret
            """, """
            e9 03 00 aa mov  x9, x0             n
            ea 03 01 aa mov  x10, x1            the page
            e0 03 1f aa mov  x0, xzr            SIG_BLOCK
            41 21 00 91 add  x1, x10, #8
            42 41 00 91 add  x2, x10, #16
            03 01 80 d2 mov  x3, #8
            e8 10 80 d2 mov  x8, #135           rt_sigprocmask
            01 00 00 d4 svc  #0
            00 04 00 b5 cbnz x0, out
            00 e0 81 d2 mov  x0, #0x0f00        loop: the flags
            a0 06 a0 f2 movk x0, #0x35, lsl #16
            41 05 40 91 add  x1, x10, #4096     its stack
            e2 03 0a aa mov  x2, x10            where its id goes
            e3 03 1f aa mov  x3, xzr
            e4 03 0a aa mov  x4, x10            and is cleared
            88 1b 80 d2 mov  x8, #220           clone
            01 00 00 d4 svc  #0
            e0 01 f8 b7 tbnz x0, #63, back      an error
            60 00 00 b5 cbnz x0, parent
            a8 0b 80 d2 mov  x8, #93            the thread: exit of it alone
            01 00 00 d4 svc  #0
            42 01 40 b9 ldr  w2, [x10]          parent: its id, or 0
            e2 00 00 34 cbz  w2, ended
            e0 03 0a aa mov  x0, x10
            e1 03 1f aa mov  x1, xzr            FUTEX_WAIT, and not private, as the wake is
            e3 03 1f aa mov  x3, xzr
            48 0c 80 d2 mov  x8, #98            futex: whatever it says, look again
            01 00 00 d4 svc  #0
            f9 ff ff 17 b    parent
            29 05 00 f1 subs x9, x9, #1         ended:
            61 fd ff 54 b.ne loop
            e0 03 1f aa mov  x0, xzr
            e9 03 00 aa mov  x9, x0             back:
            40 00 80 d2 mov  x0, #2             SIG_SETMASK
            41 41 00 91 add  x1, x10, #16
            e2 03 1f aa mov  x2, xzr
            03 01 80 d2 mov  x3, #8
            e8 10 80 d2 mov  x8, #135           rt_sigprocmask
            01 00 00 d4 svc  #0
            e0 03 09 aa mov  x0, x9
            c0 03 5f d6 ret                     out:
            """);

    @SuppressWarnings("ImmutableEnumChecker") // A record of two texts.
    private final Texts texts;

    TaskCode(String x86, String aarch64) {
        texts = new Texts(x86, aarch64);
    }

    @Override
    public Texts texts() {
        return texts;
    }
}
