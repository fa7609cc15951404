// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

/** A claim asked for what a run doesn't have; it carries the verdict that this makes. */
public final class MissingEvidenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // It is caught where it is thrown, and never written.
    private final Verdict verdict;

    /** What makes that verdict. */
    public MissingEvidenceException(Verdict verdict) {
        // It is thrown in the ordinary course of things, and nobody looks where.
        super(verdict.reason(), null, false, false);
        this.verdict = verdict;
    }

    /** BROKEN, NOT_APPLICABLE or INCONCLUSIVE, with the reason. */
    public Verdict verdict() {
        return verdict;
    }
}
