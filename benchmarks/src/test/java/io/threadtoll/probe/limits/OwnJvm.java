// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import io.threadtoll.jvm.JvmCommand;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.ProbeMain;
import java.time.Duration;
import java.util.List;

/** Runs a probe as a run does: in a JVM of its own. */
final class OwnJvm {
    private OwnJvm() {}

    static Findings measure(String probe) throws Exception {
        return JvmCommand.ofThisJdk()
                .run(Duration.ofMinutes(2), ProbeMain.class, List.of(probe))
                .answer(ProbeMain.Answer.class)
                .orElseThrow();
    }
}
