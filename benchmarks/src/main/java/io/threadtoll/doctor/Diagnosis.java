// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor;

/**
 * A check and what it found; its components are the fields of {@code doctor --json}.
 *
 * @param id the check's
 * @param status what it came to
 * @param value what was seen, or why it can't be
 * @param why why it matters
 * @param command what changes it; may be empty
 */
public record Diagnosis(String id, Status status, String value, String why, String command) {}
