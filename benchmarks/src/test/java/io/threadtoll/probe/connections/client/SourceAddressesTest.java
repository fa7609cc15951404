// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressesTest {
    @Test
    void allPortsOfOneAddressThenThoseOfTheNext() {
        SourceAddresses sources = new SourceAddresses(40000, 40002);
        assertNext(sources, "/127.0.0.2:40000", "/127.0.0.2:40001", "/127.0.0.2:40002");
        assertNext(sources, "/127.0.0.3:40000");
    }

    @Test
    void carriesToTheNextByteAndEndsBeforeTheBroadcastAddress() {
        assertNext(at(127, 0, 0, 255, 7, 7), "/127.0.0.255:7", "/127.0.1.0:7", "/127.0.1.1:7");
        assertNext(at(127, 9, 255, 255, 7, 7), "/127.9.255.255:7", "/127.10.0.0:7");
        SourceAddresses last = at(127, 255, 255, 253, 65534, 65535);
        assertNext(last, "/127.255.255.253:65534", "/127.255.255.253:65535");
        assertNext(last, "/127.255.255.254:65534", "/127.255.255.254:65535");
        assertThat(last.next()).isEmpty();
        assertThat(last.next()).isEmpty();
    }

    /** The kernel's own range has 28,232 ports: a million connections need 36 addresses of 16,777,213. */
    @Test
    void aMillionFit() {
        SourceAddresses sources = SourceAddresses.ofRange("32768\t60999\n");
        for (int k = 1; k < 1_000_000; k++) {
            sources.next();
        }
        assertThat(sources.next().map(Object::toString)).contains("/127.0.0.37:44647");
    }

    @Test
    void readsThisMachinesRange() {
        assertThat(SourceAddresses.ofThisMachine().next()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "32768", "a b", "1 2 3", "60999 32768", "0 5", "5 65536", "123456 7"})
    void aTextThatIsNoRangeIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SourceAddresses.ofRange(text));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "2, 1", "1, 65536"})
    void portsThatAreNoneAreRefused(int first, int last) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceAddresses(first, last));
    }

    private static SourceAddresses at(int a, int b, int c, int d, int firstPort, int lastPort) {
        return new SourceAddresses(a << 24 | b << 16 | c << 8 | d, firstPort, lastPort);
    }

    private static void assertNext(SourceAddresses sources, String... expected) {
        for (String text : expected) {
            assertThat(sources.next().map(Object::toString)).isEqualTo(Optional.of(text));
        }
    }
}
