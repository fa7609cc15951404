// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The ways from Java to the C library. */
public enum Binding {
    /** JNA interface mapping: each call goes through a proxy and reflection. */
    JNA_INTERFACE {
        @Override
        SystemCalls make() {
            return new InterfaceCalls();
        }
    },
    /** JNA direct mapping: a native method whose code JNA makes with libffi. */
    JNA_DIRECT {
        @Override
        SystemCalls make() {
            return new DirectCalls();
        }
    },
    /** {@code java.lang.foreign}, final from JDK 22 on: the JIT compiles the call in place. */
    FFM {
        @Override
        public Optional<String> missing() {
            return ForeignCalls.missing();
        }

        @Override
        SystemCalls make() {
            return ForeignCalls.make();
        }
    };

    /** What is used where nobody chooses. */
    public static Binding standard() {
        return JNA_DIRECT;
    }

    /** Those that are there in this JVM. */
    public static List<Binding> present() {
        return Arrays.stream(values())
                .filter(binding -> binding.missing().isEmpty())
                .toList();
    }

    /** Why this JVM hasn't got it, in one line; empty where it has. */
    public Optional<String> missing() {
        return Optional.empty();
    }

    /**
     * The calls through this binding.
     *
     * @throws UnsupportedPlatformException where it is {@link #missing}
     */
    SystemCalls calls() {
        missing().ifPresent(why -> {
            throw new UnsupportedPlatformException("No binding " + this + ": " + why);
        });
        return make();
    }

    abstract SystemCalls make();
}
