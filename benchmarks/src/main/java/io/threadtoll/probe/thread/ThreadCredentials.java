// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import com.google.auto.service.AutoService;
import io.threadtoll.linux.Credentials;
import io.threadtoll.linux.NativeCallException;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Do threads share credentials? One thread changes a part of its own by a bare system call, and another looks at its own; and,
 * as root, one changes its user through the C library, and the kernel is asked for that of every thread.
 *
 * <p>It changes the credentials of its own JVM, which ends with it.
 */
@AutoService(Probe.class)
public final class ThreadCredentials implements Probe {
    /** The probe's id. */
    public static final String ID = "thread-credentials";

    /** 1 where a change that one thread made by a bare system call is seen in another. */
    public static final Metric BARE_CHANGE_SHARED = Metric.of("bareChangeSeenByAnother");

    /** Different user ids of this JVM's threads after one changed its own through the C library; absent but for root. */
    public static final Metric USERS_AFTER_LIBRARY = Metric.of("usersAfterLibraryCall");

    private static final String TASKS = "/proc/self/task";
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Do threads share credentials?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(BARE_CHANGE_SHARED.name());
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        Map<Metric, Double> values = new LinkedHashMap<>();
        KernelFiles files = KernelFiles.ofThisMachine();
        ExecutorService one = Executors.newSingleThreadExecutor();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            other.submit(Credentials::keepsCapabilities).get();
            one.submit(Credentials::keepCapabilities).get();
            if (!one.submit(Credentials::keepsCapabilities).get()) {
                throw new NotApplicableException("the kernel doesn't keep a thread's PR_SET_KEEPCAPS here");
            }
            values.put(
                    BARE_CHANGE_SHARED,
                    other.submit(Credentials::keepsCapabilities).get() ? 1.0 : 0.0);
            if (effectiveUsers(files).equals(Set.of(String.valueOf(ROOT)))) {
                one.submit(() -> Credentials.changeEffectiveUser(NOBODY)).get();
                values.put(USERS_AFTER_LIBRARY, (double) effectiveUsers(files).size());
            }
            return Findings.of(values);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NativeCallException refused) {
                throw new NotApplicableException(
                        "this machine lets no thread change its credentials: " + refused.getMessage());
            }
            throw e;
        } finally {
            one.shutdown();
            other.shutdown();
        }
    }

    /** Those of all threads: the second of four in the line (proc_pid_status(5)). */
    private static Set<String> effectiveUsers(KernelFiles files) throws Exception {
        Set<String> users = new HashSet<>();
        for (String task : files.list(TASKS, "")) {
            files.findAfter(TASKS + "/" + task + "/status", "Uid:")
                    .map(ids -> ids.split("\\s+", -1)[1])
                    .ifPresent(users::add);
        }
        return users;
    }
}
