// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.threadtoll.model.BadResultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Pythons are found, and which of them are measured. */
class PythonsTest {
    @TempDir
    private Path root;

    @Test
    void theyAreOnThePathAndOfPyenvAndAsdf() throws IOException {
        Path shims = root.resolve("pyenv/shims");
        for (String name : List.of("python3", "python3.9", "python3-config", "python")) {
            FakePython.doing(shims.resolve(name), "exit 127");
        }
        Path bin = root.resolve("bin");
        for (String name : List.of("python3", "python3.14t", "python3.11-config", "python2", "ipython3")) {
            FakePython.doing(bin.resolve(name), "exit 1");
        }
        Files.writeString(bin.resolve("python3.8"), "not executable");
        Path nine = FakePython.doing(root.resolve("pyenv/versions/3.9.18/bin/python3.9"), "exit 1");
        Path ten = FakePython.doing(root.resolve("asdf/installs/python/3.10.1/bin/python3"), "exit 1");
        Map<String, String> environment = Map.of(
                "PATH", shims + ":" + bin + "::relative:/nowhere",
                "PYENV_ROOT", root.resolve("pyenv").toString(),
                "ASDF_DATA_DIR", root.resolve("asdf").toString());
        assertThat(Pythons.candidates(name -> Optional.ofNullable(environment.get(name))))
                .containsExactly(
                        shims.resolve("python3"), bin.resolve("python3"), bin.resolve("python3.14t"), nine, ten);
    }

    @Test
    void ofSeveralTheFirstAndThatWithoutAGilAreMeasured() throws IOException {
        Path first = cpython("a/python3", 11, false);
        Path link = Files.createSymbolicLink(root.resolve("a/python3.11"), first);
        Path second = cpython("b/python3", 9, false);
        Path third = cpython("c/python3.14t", 14, true);
        Path pypy = FakePython.saying(root.resolve("d/python3"), FakePython.who("PyPy", 10, false, true, "fork"));
        List<Path> all = List.of(pypy, first, link, second, third);

        Pythons few = Pythons.among(all, false);
        assertThat(few.measured()).containsExactly(first.toString(), third.toString());
        assertThat(few.fields())
                .hasSize(4)
                .hasEntrySatisfying(
                        Pythons.FIELD + second,
                        field -> assertThat(field).contains("3.9.1").endsWith("not measured: give it with --python"))
                .hasEntrySatisfying(
                        Pythons.FIELD + pypy, field -> assertThat(field).contains("it is PyPy"));

        assertThat(Pythons.among(all, true).measured())
                .containsExactly(first.toString(), second.toString(), third.toString());
    }

    @Test
    void whereNoneCanBeMeasuredOneSaysWhy() {
        Path bad = FakePython.doing(root.resolve("a/python3"), "echo rubbish");
        assertThat(Pythons.among(List.of(bad), false).measured()).containsExactly(bad.toString());
        assertThat(Pythons.among(List.of(), false).measured()).containsExactly("python3");
        Path shim = FakePython.doing(root.resolve("shims/python3"), "exit 127");
        assertThat(Pythons.among(List.of(shim), false)).isEqualTo(Pythons.NONE);
    }

    @Test
    void aShimLeadsToTheProgramItself() {
        Path program = root.resolve("versions/3.11/bin/python3.11");
        String who = saying(program, FakePython.cpython(11, false, true));
        FakePython.saying(program, who);
        Path shim = FakePython.saying(root.resolve("shims/python3"), who);
        assertThat(Pythons.among(List.of(shim), true).measured()).containsExactly(program.toString());
    }

    @Test
    void whatDoesNotRunAloneKeepsWhatStartsIt() {
        Path program = FakePython.doing(root.resolve("lib/python3.11"), "exit 1");
        Path script =
                FakePython.saying(root.resolve("bin/python3"), saying(program, FakePython.cpython(11, false, true)));
        assertThat(Pythons.among(List.of(script), true).measured()).containsExactly(script.toString());
    }

    private static String saying(Path program, String who) {
        return who.replace("\"executable\":\"\"", "\"executable\":\"" + program + "\"");
    }

    @Test
    void thoseThatAreGivenAreTaken() {
        Path first = cpython("a/bin/python3", 11, false);
        Path second = cpython("b/python3.9", 9, false);
        Path bad = FakePython.doing(root.resolve("c/python3"), "echo rubbish");
        Pythons given = Pythons.given(
                List.of(root.resolve("a").toString(), second.toString(), bad.toString(), first.toString()));
        assertThat(given.measured()).containsExactly(first.toString(), second.toString(), bad.toString());
        assertThat(given.fields().get(Pythons.FIELD + bad)).contains("rubbish");
        assertThatExceptionOfType(BadResultException.class)
                .isThrownBy(() -> Pythons.given(List.of("/nowhere/python3")))
                .withMessageContaining("--python /nowhere/python3 is no Python");
    }

    private Path cpython(String file, int minor, boolean freeThreaded) {
        return FakePython.saying(root.resolve(file), FakePython.cpython(minor, freeThreaded, !freeThreaded));
    }
}
