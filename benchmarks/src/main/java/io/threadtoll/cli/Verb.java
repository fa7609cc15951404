// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import java.util.concurrent.Callable;

/** A verb of the command. Adding one is one class with {@code @AutoService(Verb.class)} and picocli's annotations. */
public interface Verb extends Callable<Integer> {}
