// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.threadtoll.claim.Judgement;
import io.threadtoll.journal.PackedFile;
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
        return render(run, judgements, forks, List.of(), List.of());
    }

    /**
     * The same with what it takes to judge it, and to compare it, without the result folder.
     *
     * @param copies the second copies of the run's A/A pairs
     * @param raw the result, packed
     */
    public static String render(
            Run run, List<Judgement> judgements, List<Fork> forks, List<Fork> copies, List<PackedFile> raw) {
        StringOutput page = new StringOutput();
        TEMPLATES.render("report.jte", ReportPage.of(run, judgements, forks, copies, raw), page);
        return Printable.lines(page.toString());
    }
}
