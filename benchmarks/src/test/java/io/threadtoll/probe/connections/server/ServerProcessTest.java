// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadtoll.jvm.JvmCommand;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerProcessTest {
    @Test
    void tellsHowItIs() throws Exception {
        try (ServerProcess server = ServerProcess.start(ServerModel.SELECTOR_LOOP, ServerOptions.standard());
                LineClient client = new LineClient(server.port())) {
            client.assertAnswered();
            ServerStatus status = server.collect();

            assertThat(status.pid()).isEqualTo(server.pid());
            assertThat(status.port()).isEqualTo(server.port());
            assertThat(status.counts()).isEqualTo(new ServerCounts(1, 1, 0, ""));
            assertThat(status.heapUsedBytes()).isPositive().isLessThan(status.heapTo() - status.heapFrom());
            assertThat(ListeningSockets.addresses(server.pid())).containsExactly("0100007F");
        }
    }

    @Test
    void endsWithClose() throws Exception {
        ServerProcess server = ServerProcess.start(ServerModel.SELECTOR_LOOP, ServerOptions.standard());
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        server.close();
        assertThat(process.isAlive()).isFalse();
        assertThatThrownBy(server::status).isInstanceOf(IOException.class);
    }

    @Test
    void endsWithItsInput() throws Exception {
        String java = JvmCommand.ofThisJdk().java();
        String classPath = System.getProperty("java.class.path");
        String model = ServerModel.SELECTOR_LOOP.name();
        Process server = new ProcessBuilder(java, "-cp", classPath, ServerMain.class.getName(), model, "1").start();
        try {
            assertThat(server.inputReader().readLine()).contains("\"port\"");
            server.getOutputStream().close();
            assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(server.exitValue()).isZero();
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void aJvmThatCannotStartSaysWhy() {
        ServerOptions wrong = ServerOptions.of(List.of("-XX:+NoSuchFlag"));
        assertThatThrownBy(() -> ServerProcess.start(ServerModel.SELECTOR_LOOP, wrong))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("NoSuchFlag");
    }

    @Test
    void aServerThatWasKilledIsAnError() throws Exception {
        try (ServerProcess server = ServerProcess.start(ServerModel.SELECTOR_LOOP, ServerOptions.standard())) {
            ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
            assertThatThrownBy(server::status)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("JVM of the server");
        }
    }

    @Test
    void nettyServesWithoutItsNativeLibraryAndSaysSo() throws Exception {
        ServerOptions withoutNative = ServerOptions.of(List.of("-Dio.netty.transport.noNative=true"));
        try (ServerProcess server = ServerProcess.start(ServerModel.NETTY_LOOP, withoutNative)) {
            EchoChecks.echoesRandomPieces(server.port(), 1);
            EchoChecks.answersHalfClosed(server.port());
            assertThat(server.complaints()).contains("java.nio's selector", "noNative");
            assertThat(ListeningSockets.addresses(server.pid())).containsExactly("0100007F");
        }
    }
}
