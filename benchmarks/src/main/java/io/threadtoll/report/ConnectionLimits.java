// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.measure.Fork;
import io.threadtoll.report.chart.Guide;
import java.util.List;

/** At how many connections the limits of the machine bind for a model. */
record ConnectionLimits() {
    static ConnectionLimits of(List<Fork> forks) {
        return new ConnectionLimits();
    }

    List<String> firstTwo(ConnectionModel model) {
        return List.of("-", "-");
    }

    List<Guide> guides(List<ConnectionModel> models) {
        return List.of();
    }
}
