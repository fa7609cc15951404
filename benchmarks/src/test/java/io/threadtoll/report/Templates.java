// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Renders one template of the report by itself. */
public final class Templates {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private Templates() {}

    /** What a template with one parameter makes of a value. */
    public static String render(String template, String parameter, Object value) {
        StringOutput html = new StringOutput();
        ENGINE.render(template + ".jte", Map.of(parameter, value), html);
        return html.toString();
    }
}
