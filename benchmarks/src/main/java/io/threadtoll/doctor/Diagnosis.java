// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor;

import io.threadtoll.model.Environment;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A check and what it found; its components are the fields of {@code doctor --json}.
 *
 * @param id the check's
 * @param status what it came to
 * @param value what was seen, or why it can't be
 * @param why why it matters
 * @param command what changes it; may be empty
 */
public record Diagnosis(String id, Status status, String value, String why, String command) {
    /** What of these has to be known with a run's figures: the warnings, by the fields that keep them. */
    public static SortedMap<String, String> warnings(List<Diagnosis> diagnoses) {
        SortedMap<String, String> fields = new TreeMap<>();
        diagnoses.stream()
                .filter(diagnosis -> diagnosis.status() == Status.WARN)
                .forEach(diagnosis -> fields.put(Environment.DOCTOR + diagnosis.id(), diagnosis.value()));
        return fields;
    }
}
