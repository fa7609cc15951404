// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static io.threadtoll.linux.Futex.Scope.PRIVATE;
import static io.threadtoll.linux.Futex.Scope.SHARED;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.threadtoll.linux.Binding#present")
class FutexErrorsTest {
    /** 4-byte aligned, and in the first page, which is never mapped. */
    private static final long UNMAPPED = 8;

    private final SystemCalls calls;

    FutexErrorsTest(Binding binding) {
        calls = binding.calls();
    }

    @ParameterizedTest
    @EnumSource
    void aWaitOnAnUnmappedAddressIsThrownAsFault(Futex.Scope scope) {
        assertThatErrno(14, "FUTEX_WAIT failed with EFAULT: 0x8", () -> Futex.await(calls, UNMAPPED, scope, 0, 0));
    }

    @Test
    void aSharedWakeOnAnUnmappedAddressIsThrownAsFault() {
        // A private one is found by its address alone, so the kernel never looks at the memory.
        assertThatErrno(14, "FUTEX_WAKE failed with EFAULT: 0x8", () -> Futex.wake(calls, UNMAPPED, SHARED, 1));
    }

    @ParameterizedTest
    @EnumSource
    void aMisalignedAddressIsThrownAsInvalid(Futex.Scope scope) {
        Futex futex = new Futex();
        long misaligned = LibC.addressOf(futex.memory) + 2;

        assertThatErrno(22, "FUTEX_WAIT failed with EINVAL", () -> Futex.await(calls, misaligned, scope, 0, 0));
        assertThatErrno(22, "FUTEX_WAKE failed with EINVAL", () -> Futex.wake(calls, misaligned, scope, 1));
    }

    @Test
    void aTimeoutThatIsNoTimeIsThrownAsInvalid() {
        Futex futex = new Futex();
        ByteBuffer timespec = ByteBuffer.allocateDirect(16);
        timespec.putLong(8, -1);

        assertThatErrno(
                22,
                "the timeout is not a time",
                () -> Futex.await(calls, LibC.addressOf(futex.memory), PRIVATE, 0, LibC.addressOf(timespec)));
    }

    @Test
    void aBufferOnTheHeapIsRefused() {
        assertThatRefused(ByteBuffer.allocate(64), "a direct buffer");
    }

    @Test
    void aReadOnlyBufferIsRefused() {
        assertThatRefused(ByteBuffer.allocateDirect(64).asReadOnlyBuffer(), "writable");
    }

    @Test
    void aBufferOfLessThanAWordIsRefused() {
        assertThatRefused(ByteBuffer.allocateDirect(3), "four writable bytes");
    }

    @Test
    void aSliceOffTheWordBoundaryIsRefused() {
        ByteBuffer aligned = ByteBuffer.allocateDirect(64).alignedSlice(8);

        assertThatRefused(aligned.slice(2, 8), "4-byte boundary");
    }

    private static void assertThatRefused(ByteBuffer memory, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Futex(memory, SHARED))
                .withMessageContaining(reason);
    }

    private static void assertThatErrno(int errno, String message, ThrowingCallable call) {
        assertThatExceptionOfType(NativeCallException.class)
                .isThrownBy(call)
                .withMessageContaining(message)
                .extracting(NativeCallException::errno)
                .isEqualTo(errno);
    }
}
