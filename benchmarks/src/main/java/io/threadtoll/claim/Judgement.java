// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

/**
 * A claim and its verdict, as they stand in {@code verdicts.json}.
 *
 * @param id the claim's id
 * @param section the article's section
 * @param statement the claim in our own words
 * @param verdict what the run says of it
 */
public record Judgement(String id, String section, String statement, Verdict verdict) {}
