// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.EnvironmentFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Transparent huge pages (kernel: Documentation/admin-guide/mm/transhuge.rst). */
@AutoService(Check.class)
public final class HugePages implements Check {
    /** The kernel brackets the choice: {@code always [madvise] never}. */
    private static final Pattern CHOSEN = Pattern.compile(".*\\[(always|madvise|never)].*");

    @Override
    public String id() {
        return "huge-pages";
    }

    @Override
    public String why() {
        return "With always, one touched page of a stack or buffer may become 2 MiB of resident memory, or not.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        String path = EnvironmentFile.HUGE_PAGES.path();
        String text = machine.read(path, "the kernel was built without CONFIG_TRANSPARENT_HUGEPAGE");
        Matcher chosen = CHOSEN.matcher(text);
        if (!chosen.matches()) {
            throw new CannotTellException(path + " says '" + text + "'");
        }
        return chosen.group(1).equals("always")
                ? Finding.warn("always", ShellLine.write("madvise", path))
                : Finding.ok(chosen.group(1));
    }
}
