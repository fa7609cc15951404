// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

/**
 * What a claim is called and says.
 *
 * @param id its name: lower case with hyphens
 * @param section the article's section it belongs to
 * @param ours whether the article doesn't make it
 * @param statement the claim in our own words, a sentence
 */
public record Title(String id, Section section, boolean ours, String statement) {
    /** A claim that the article makes. */
    public static Title ofArticle(String id, Section section, String statement) {
        return new Title(id, section, false, statement);
    }

    /** A claim of ours, beside what the article says in that section. */
    public static Title ours(String id, Section section, String statement) {
        return new Title(id, section, true, statement);
    }
}
