// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.fleet;

import io.threadtoll.linux.MachineMemory;
import io.threadtoll.linux.Rlimit;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.FootprintMetrics;
import io.threadtoll.probe.connections.ConnectionMetrics;
import io.threadtoll.probe.connections.client.Answers;
import io.threadtoll.probe.connections.client.Opened;
import io.threadtoll.probe.connections.server.ServerModel;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Adds members until enough connections are open at once, then asks every one of them. */
final class Fleet implements Closeable {
    /** Files of a JVM that are no connections. */
    private static final int OTHER_FILES = 300;

    private static final int MILESTONES = 10;

    private final ServerModel model;
    private final int wanted;
    private final int memberConnections;
    private final FleetRoom room;
    private final long startNs = System.nanoTime();
    private final List<Member> members = new ArrayList<>();
    private final List<Member.Status> statuses = new ArrayList<>();
    private final Map<Metric, List<Double>> steps = new LinkedHashMap<>();
    private int open;
    private String stopped = "";

    Fleet(ServerModel model, int wanted) {
        this.model = model;
        this.wanted = wanted;
        memberConnections = (int) Math.min(wanted, Rlimit.NOFILE.get().soft() - OTHER_FILES);
        room = new FleetRoom(memberConnections, model.threadPerConnection());
    }

    /**
     * Opens as many connections as are wanted, or as there is room for.
     *
     * @throws NotApplicableException if not one connection could be opened
     */
    Findings measure() throws IOException, NotApplicableException {
        if (memberConnections < 1) {
            throw new NotApplicableException("RLIMIT_NOFILE leaves no file for a connection");
        }
        int milestone = Math.max(1, wanted / MILESTONES);
        while (open < wanted && stopped.isEmpty()) {
            int before = open;
            grow();
            if (open / milestone > before / milestone && open < wanted) {
                addStep();
            }
        }
        if (open == 0) {
            throw new NotApplicableException("no connection could be opened: " + stopped);
        }
        askAll();
        addStep();
        return Findings.ofSteps(steps)
                .withNote(stopped.isEmpty() ? "" : "stopped at " + open + " connections: " + stopped);
    }

    private void grow() throws IOException {
        stopped = room.refusal(members.size()).orElse("");
        if (!stopped.isEmpty()) {
            return;
        }
        Member member = Member.start(model);
        members.add(member);
        Opened opened = member.open(Math.min(memberConnections, wanted - open));
        open += opened.open();
        stopped = opened.open() == 0 && opened.stopped().isEmpty() ? "a member opened nothing" : opened.stopped();
        statuses.add(member.status());
    }

    /** All are open now: each is asked once more, so one that was lost while others came is seen. */
    private void askAll() throws IOException {
        long start = System.nanoTime();
        long answered = 0;
        for (Member member : members) {
            Answers answers = member.ask();
            answered += answers.answered();
        }
        only(ConnectionMetrics.ALL_ANSWERED_NS, System.nanoTime() - start);
        only(ConnectionMetrics.ANSWERED, answered);
        only(ConnectionMetrics.LOST, open - answered);
        for (int i = 0; i < members.size(); i++) {
            statuses.set(i, members.get(i).status());
        }
        only(ConnectionFleet.SERVER_RSS_EACH_BYTES, sum(Member.Status::serverRssBytes) / open);
    }

    private void addStep() {
        add(ConnectionMetrics.CONNECTIONS, open);
        add(ConnectionFleet.SERVERS, members.size());
        add(ConnectionFleet.ELAPSED_NS, System.nanoTime() - startNs);
        add(ConnectionFleet.SERVER_RSS_BYTES, sum(Member.Status::serverRssBytes));
        add(ConnectionFleet.SERVER_PSS_BYTES, sum(Member.Status::serverPssBytes));
        add(ConnectionFleet.CLIENT_RSS_BYTES, sum(Member.Status::clientRssBytes));
        MachineMemory machine = MachineMemory.now();
        add(FootprintMetrics.MACHINE_SLAB_BYTES, machine.slabBytes());
        add(FootprintMetrics.MACHINE_TCP_BYTES, machine.tcpBytes());
        add(FootprintMetrics.MACHINE_KERNEL_STACK_BYTES, machine.kernelStackBytes());
        add(FootprintMetrics.MACHINE_PAGE_TABLE_BYTES, machine.pageTableBytes());
        add(FootprintMetrics.MACHINE_AVAILABLE_BYTES, machine.availableBytes());
    }

    private long sum(ToLongFunction<Member.Status> part) {
        return statuses.stream().mapToLong(part).sum();
    }

    private void only(Metric metric, long value) {
        steps.put(metric, List.of((double) value));
    }

    private void add(Metric metric, long value) {
        add(metric, (double) value);
    }

    private void add(Metric metric, double value) {
        steps.computeIfAbsent(metric, name -> new ArrayList<>()).add(value);
    }

    @Override
    public void close() {
        members.parallelStream().forEach(Member::close);
    }
}
