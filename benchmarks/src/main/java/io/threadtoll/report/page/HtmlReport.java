// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.threadtoll.claim.Judgement;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;
import io.threadtoll.report.text.Printable;
import java.util.List;

/** The report as one HTML file that needs nothing else: no network, no script, no font. */
public final class HtmlReport {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private HtmlReport() {}

    /** The whole page. The templates escape every value; control characters are replaced in all of it. */
    public static String render(Run run, List<Judgement> judgements, List<Fork> forks) {
        StringOutput page = new StringOutput();
        TEMPLATES.render("report.jte", ReportPage.of(run, judgements, forks), page);
        return Printable.lines(page.toString());
    }
}
