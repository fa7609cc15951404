// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.jvm.ParentJvm;
import io.threadtoll.model.NotApplicableException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JVM in which a probe is looked after, or something is left on purpose: says what is there that was not before. */
final class RemainsJvm {
    static final String PROBE = "probe";
    static final String LEAK = "leak";

    /** What is left of each kind, and why nothing could be tried; empty where it could. */
    record Answer(Map<Remains.Kind, List<String>> left, String notApplicable) {}

    /** An answer for each that was named. */
    record Answers(SortedMap<String, Answer> each) {}

    private RemainsJvm() {}

    public static void main(String[] args) throws Exception {
        ParentJvm.watch();
        SortedMap<String, Answer> each = new TreeMap<>();
        for (String which : List.of(args).subList(1, args.length)) {
            each.put(which, args[0].equals(PROBE) ? probe(Probes.named(which)) : leak(Leak.valueOf(which)));
        }
        ParentJvm.tell(new Answers(each));
        System.exit(0);
    }

    /**
     * The first time classes are loaded and the JVM starts threads of its own. What the rest of the machine leaves just then is
     * not the probe's: that would be there again the next time.
     */
    private static Answer probe(Probe probe) throws Exception {
        measure(probe);
        Map<Remains.Kind, List<String>> left = Map.of();
        for (int i = 0; i < 2; i++) {
            Remains before = Remains.now();
            measure(probe);
            left = Remains.since(before);
            if (left.isEmpty()) {
                break;
            }
        }
        return new Answer(left, "");
    }

    private static void measure(Probe probe) throws Exception {
        Map<String, String> params = new TreeMap<>();
        probe.params(Scale.QUICK).forEach((name, values) -> params.put(name, values.get(0)));
        try {
            probe.measure(params);
        } catch (NotApplicableException cannot) {
            // It must not leave anything then either.
        }
    }

    private static Answer leak(Leak leak) throws Exception {
        Remains.now();
        Remains before = Remains.now();
        try {
            AutoCloseable planted = leak.plant();
            Answer answer = new Answer(Remains.now().beyond(before), "");
            planted.close();
            return answer;
        } catch (NotApplicableException e) {
            return new Answer(Map.of(), e.getMessage());
        }
    }
}
