// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.sharing;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.thread.ThreadCredentials;
import java.util.List;

/** The twin of {@link SharedCredentials}: the C library makes it look as if they were. */
@AutoService(Claim.class)
public final class LibraryKeepsCredentialsEqual implements Claim {
    private static final Cell PROBE = Cell.ofProbe(ThreadCredentials.ID);
    private static final Band ONE = Band.exactly(1);

    @Override
    public Title title() {
        return Title.ours(
                "libc-credentials",
                Section.SHARING,
                "After a thread changes its user through the C library, all threads of the process have it.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.require(
                PROBE, ThreadCredentials.USERS_AFTER_LIBRARY, "only root may change its user, which this takes");
        return Ruling.on(evidence.range(
                                "user id in all threads after one called setresuid(2)",
                                PROBE,
                                ThreadCredentials.USERS_AFTER_LIBRARY)
                        .within(ONE))
                .because("by Uid of each entry of /proc/self/task")
                .verdict();
    }
}
