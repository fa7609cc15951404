// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines as several versions of strace write them. */
class CloneCallTest {
    @Test
    void aThreadByClone3() {
        CloneCall call = CloneCall.of(
                        "812   clone3({flags=CLONE_VM|CLONE_FS|CLONE_FILES|CLONE_SIGHAND|CLONE_THREAD|"
                                + "CLONE_SYSVSEM|CLONE_SETTLS|CLONE_PARENT_SETTID|CLONE_CHILD_CLEARTID, child_tid=0x7f2, "
                                + "exit_signal=0, stack=0x7f2, stack_size=0x7fff80, tls=0x7f2} => {parent_tid=[813]}, 88) = 813")
                .orElseThrow();
        assertThat(call.call()).isEqualTo("clone3");
        assertThat(call.madeThread()).isTrue();
        assertThat(call.flags()).hasSize(9).contains("CLONE_VM", "CLONE_FS");
    }

    @Test
    void aThreadByCloneThatIsUnfinished() {
        CloneCall call = CloneCall.of("[pid 9] nothing")
                .orElse(CloneCall.of(
                                "812   clone(child_stack=0x7f, flags=CLONE_VM|CLONE_FILES|CLONE_SIGHAND|CLONE_THREAD <unfinished ...>")
                        .orElseThrow());
        assertThat(call.madeThread()).isTrue();
        assertThat(call.flags()).hasSize(4);
    }

    @Test
    void aForkHasNoSharingFlag() {
        CloneCall call = CloneCall.of(
                        "800   clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD,"
                                + " child_tidptr=0x7f8bfab0da10) = 801")
                .orElseThrow();
        assertThat(call.madeThread()).isFalse();
        assertThat(call.flags()).containsExactly("CLONE_CHILD_CLEARTID", "CLONE_CHILD_SETTID");
        assertThat(call.sharesMemory()).isFalse();
        assertThat(CloneCall.of("7 vfork() = 8").orElseThrow().flags()).isEmpty();
    }

    @Test
    void aProcessThatBorrowsMemory() {
        assertThat(CloneCall.of("7 vfork() = 8").orElseThrow().sharesMemory()).isTrue();
        CloneCall spawn = CloneCall.of("900   clone3({flags=CLONE_VM|CLONE_VFORK, exit_signal=SIGCHLD,"
                        + " stack=0x7f55f8ef4000, stack_size=0x9000}, 88) = 901")
                .orElseThrow();
        assertThat(spawn.sharesMemory()).isTrue();
        assertThat(spawn.madeThread()).isFalse();
    }

    @Test
    void whatFailedOrIsNoCallIsNone() {
        assertThat(CloneCall.in(List.of(
                        "800   clone3(0x7ffe, 88) = -1 ENOSYS (Function not implemented)",
                        "801   +++ exited with 0 +++",
                        "802   <... clone3 resumed>) = 803",
                        "",
                        "strace: ptrace(PTRACE_TRACEME, ...): Operation not permitted")))
                .isEmpty();
    }

    /** A strace that doesn't know clone3 shows a pointer. */
    @Test
    void flagsThatAreNotShownAreNone() {
        assertThat(CloneCall.of("812 clone3(0x7ffe80, 88) = 813").orElseThrow().flags())
                .isEmpty();
    }
}
