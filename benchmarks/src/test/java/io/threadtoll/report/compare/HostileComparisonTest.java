// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.FieldDifference;
import io.threadtoll.compare.Unmatched;
import io.threadtoll.journal.Json;
import io.threadtoll.report.HtmlText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileComparisonTest {
    private static final String HOSTILE =
            "=cmd|'/c calc'!A1 \"'`--></style><script>alert(1)</script>\u001b[31m\u009b2J\u202e\u0000\r\n\t\u2028&amp;${7*7}"
                    + " [a](javascript:b) @someone #12 www.example.org https://example.org **x** $y$ \\| \ud800 | ``` |";

    @ParameterizedTest
    @EnumSource
    void nothingThatShowsNothingComesOut(ComparisonFormat format) {
        String text = format.render(ComparisonSamples.hostile(HOSTILE), false, 100);

        assertThat(text.replace("\r\n", "\n").codePoints().filter(c -> c != '\n'))
                .allSatisfy(character -> assertThat(character)
                        .matches(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                        .matches(c -> Character.getType(c) != Character.SURROGATE)
                        .matches(c -> Character.getType(c) != Character.LINE_SEPARATOR));
    }

    /** Labels this short stand where longer ones are letters. */
    @ParameterizedTest
    @EnumSource
    void norOutOfAShortLabel(ComparisonFormat format) {
        List<String> labels = List.of("a", "\u001b[2J", "\u001b]0;x\u0007");
        Comparison comparison = new Comparison(
                labels,
                ComparisonSamples.two().rows(),
                List.of(),
                List.of(new Unmatched(ComparisonSamples.two().rows().get(0).keys(), labels)),
                List.of(new FieldDifference("kernel.release", true, List.of("1", "2", "3"))),
                List.of(),
                List.of());
        assertThat(format.render(comparison, false, 100)).doesNotContain("\u001b", "\u0007");
    }

    @ParameterizedTest
    @EnumSource
    void aVeryLongNameIsNoHindrance(ComparisonFormat format) {
        Comparison comparison = ComparisonSamples.hostile("x".repeat(100_000));

        assertThat(format.render(comparison, false, 100)).endsWith("\n").contains("xxx");
    }

    @Test
    void markupOfHtmlIsEscaped() {
        String html = ComparisonPage.render(ComparisonSamples.hostile(HOSTILE));

        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "${7*7}")
                .doesNotContain("<script", "NaN%", "Infinity%", "&amp;amp;49");
        // Within the quotes of an attribute it ends nothing.
        assertThat(html.replaceAll("=\"[^\"]*\"", "")).doesNotContain("-->");
        assertThat(HtmlText.unbalanced(html)).isEmpty();
    }

    @Test
    void markdownHasNoMarkupOfTheFile() {
        String markdown = ComparisonMarkdown.render(ComparisonSamples.hostile(HOSTILE));

        assertThat(markdown)
                .doesNotContain(
                        "<script", "</style", "](", "@someone", " #12", "www.e", "https://", "**x", "$y", "```", "\\");
        assertThat(markdown.lines().filter(line -> line.startsWith("|")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches("\\|( [^|]* \\|){3,7}"));
    }

    @Test
    void aNameWithoutSignsStaysReadableInMarkdown() {
        assertThat(MarkdownText.code("mutex=TWO_STATE x4")).isEqualTo("`mutex=TWO_STATE x4`");
        assertThat(MarkdownText.code("a`b|c")).isEqualTo("<code>a&#96;b&#124;c</code>");
        assertThat(MarkdownText.prose("it took 5 % more, as said")).isEqualTo("it took 5 % more, as said");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd", "-cmd", "@sum(A1)", "\t=1", " =1", "\uff1d1+1", "-1+1", "-", "=-1"})
    void aFormulaIsOnlyText(String formula) {
        assertThat(CsvLine.text(formula)).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+5", "-1.5e-9", "0", "a=1", "x@y", "8 MiB", ""})
    void whatIsNoFormulaStaysAsItIs(String text) {
        assertThat(CsvLine.text(text)).isEqualTo(text);
    }

    @Test
    void fieldsOfCsvAreQuotedWhereTheyHaveTo() {
        assertThat(CsvLine.of(List.of("a", "b,c", "say \"x\"", " d", "e;f", "")))
                .isEqualTo("a,\"b,c\",\"say \"\"x\"\"\",\" d\",\"e;f\",\r\n");
    }

    @Test
    void csvHasNoFormulaAndNoNumberThatIsNone() {
        String csv = ComparisonCsv.render(ComparisonSamples.hostile("=1,\n\"+2"));

        assertThat(csv.split("\r\n", -1))
                .hasSize(9)
                .allSatisfy(line ->
                        assertThat(line).doesNotContain("NaN", "Infinity", "\n").doesNotMatch("(^|.*,)\"?[=+@].*"));
        // A key of the file that is called like a figure is told from it.
        assertThat(csv).contains("key.ratio", "key.flags", ",ratio,", ",flags\r\n");
    }

    @Test
    void jsonHasNullForWhatIsNoNumber() throws JsonProcessingException {
        String json = ComparisonJson.render(ComparisonSamples.hostile(HOSTILE));
        JsonNode tree = Json.MAPPER.readTree(json);

        assertThat(json.chars()).allMatch(c -> c < 127);
        assertThat(json).doesNotContain("NaN", "Infinity");
        assertThat(tree.at("/rows/0/changes/0/ratio/estimate").isNull()).isTrue();
        assertThat(tree.at("/rows/2/changes/0/ratio/estimate").doubleValue()).isZero();
        assertThat(tree.at("/claims/0/verdicts/1").isNull()).isTrue();
        assertThat(tree.at("/columns/0").textValue()).startsWith("=cmd|'/c calc'!A1 \"'`--></style>");
        assertThat(tree.at("/format").intValue()).isEqualTo(ComparisonDocument.FORMAT);
    }
}
