// SPDX-License-Identifier: Apache-2.0
/** Whether the limits hold where they say: stacks and threads until one is refused. */
package io.threadtoll.probe.limits;
