// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.binding.BindingCost;
import io.threadtoll.bench.binding.BindingFloor;
import io.threadtoll.bench.binding.BoundHop;
import io.threadtoll.bench.binding.TimedCall;
import io.threadtoll.bench.contextswitch.HopMedium;
import io.threadtoll.bench.contextswitch.ThreadHop;
import io.threadtoll.linux.Binding;
import io.threadtoll.linux.NativeLoop;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import io.threadtoll.report.HtmlText;
import io.threadtoll.report.Templates;
import io.threadtoll.report.chart.DotPlot;
import io.threadtoll.report.chart.DotRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hops, and the calls that they are made of. */
class HopsTest {
    private final List<Fork> forks = new ArrayList<>();

    @Test
    void theBindingsPartIsWhatMachineCodeTakesLess() {
        measured(ThreadHop.hopCell(HopMedium.FUTEX, Placement.PACKED, 0), 3000, 3010, 2990);
        measured(ThreadHop.hopCell(HopMedium.BARE_FUTEX, Placement.PACKED, 0), 2000, 2010, 1990);
        measured(ThreadHop.hopCell(HopMedium.FUTEX, Placement.PACKED, 65536), 5000);
        measured(ThreadHop.hopCell(HopMedium.PARK, Placement.FREE, 0), 7000);
        Hops section = Hops.of(forks).orElseThrow();

        assertThat(section.plots())
                .extracting(DotPlot::title)
                .containsExactly(
                        "A hop from thread to thread: placed by the scheduler",
                        "A hop from thread to thread: all on one CPU");
        DotPlot packed = section.plots().get(1);
        assertThat(packed.rows())
                .extracting(DotRow::label)
                .containsExactly("FUTEX", "BARE_FUTEX", "FUTEX, 64 KiB touched");
        assertThat(packed.rows()).extracting(DotRow::isFloor).containsExactly(false, true, false);
        assertThat(packed.data().rows())
                .extracting(row -> row.get(2))
                .containsExactly("1.00 us [977 ns, 1.02 us]", "-", "-");
        assertThat(HtmlText.unbalanced(Templates.render("hops", "section", section)))
                .isEmpty();
        assertThat(Hops.of(List.of())).isEmpty();
    }

    @Test
    void eachCallIsAPlotWithItsFloorFirst() {
        measured(BindingCost.cell(TimedCall.NULL_CALL, Binding.JNA_DIRECT), 50, 51);
        measured(BindingFloor.cell(TimedCall.NULL_CALL, NativeLoop.Entry.C_LIBRARY), 1.4, 1.5);
        measured(BoundHop.hopCell(Binding.FFM), 2000);
        forks.add(Forks.without(
                BindingCost.cell(TimedCall.GETPPID, Binding.FFM), Fork.Status.NOT_APPLICABLE, "JDK 17 has none"));
        BindingCosts section = BindingCosts.of(forks).orElseThrow();

        assertThat(section.plots())
                .extracting(DotPlot::title)
                .containsExactly(
                        "A C function that only computes",
                        "getppid, the cheapest real system call",
                        "A futex hop on one CPU: a wake, a wait and a switch");
        assertThat(section.plots().get(0).rows()).extracting(DotRow::label).containsExactly("C_LIBRARY", "JNA_DIRECT");
        assertThat(section.plots().get(0).axis().isLogarithmic()).isTrue();
        String html = Templates.render("binding", "section", section);
        assertThat(html).contains("not applicable</span>");
        assertThat(HtmlText.unbalanced(html)).isEmpty();
        assertThat(BindingCosts.of(List.of())).isEmpty();
    }

    private void measured(Cell cell, double... scores) {
        for (double score : scores) {
            forks.add(Forks.measured(cell, score));
        }
    }
}
