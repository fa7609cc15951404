// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.binding;

import io.threadtoll.linux.Binding;
import io.threadtoll.linux.Futex2;
import io.threadtoll.linux.NativeLoop;
import io.threadtoll.linux.UnsupportedPlatformException;
import io.threadtoll.model.NotApplicableException;

/** What this JVM and this machine have of the ways to the kernel; what they haven't is no failure. */
final class Ways {
    private Ways() {}

    /** The binding, if it is there. */
    static Binding present(Binding binding) throws NotApplicableException {
        String why = binding.missing().orElse("");
        if (!why.isEmpty()) {
            throw new NotApplicableException(why);
        }
        return binding;
    }

    /** Throws unless this kernel has futex_wait and futex_wake. */
    static void requireFutex2() throws NotApplicableException {
        String why = Futex2.missing().orElse("");
        if (!why.isEmpty()) {
            throw new NotApplicableException(why);
        }
    }

    /** A loop in machine code, if there is code for this architecture. */
    static NativeLoop nativeLoop(NativeLoop.Entry entry) throws NotApplicableException {
        try {
            return new NativeLoop(entry);
        } catch (UnsupportedPlatformException e) {
            throw new NotApplicableException(e.getMessage());
        }
    }
}
