// SPDX-License-Identifier: Apache-2.0
/** What it costs two CPUs to reach each other, by how far they are from each other. */
package io.threadtoll.probe.coretocore;
