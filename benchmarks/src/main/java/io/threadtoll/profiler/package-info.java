// SPDX-License-Identifier: Apache-2.0
/**
 * Profilers for JMH, which work with any benchmark. They know the kernel's door and JMH, nothing else of ours, so that
 * neither our benchmarks nor what runs them are needed to use one.
 */
package io.threadtoll.profiler;
