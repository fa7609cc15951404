// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.threadtoll.compare.Comparison;
import io.threadtoll.report.Printable;

/** A comparison as one HTML file that needs nothing else: no network, no script, no font. */
public final class ComparisonHtml implements ComparisonFormat {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    /** The whole page. The templates escape every value; control characters are replaced in all of it. */
    @Override
    public String render(Comparison comparison) {
        StringOutput page = new StringOutput();
        TEMPLATES.render("comparison.jte", ComparisonPage.of(comparison), page);
        return Printable.lines(page.toString());
    }
}
