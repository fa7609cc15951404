// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** The class files that are installed, but for those that a test has changed or compiled anew. */
final class ClassFiles implements Function<String, byte[]> {
    private final Map<String, byte[]> others = new HashMap<>();

    @Override
    public byte[] apply(String name) {
        byte[] other = others.get(name);
        return other == null ? CodeHash.installed(name) : other;
    }

    /** With a method more in a class. */
    ClassFiles changed(String name) {
        ClassReader reader = new ClassReader(apply(name));
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(writer, 0);
        writer.visitMethod(Opcodes.ACC_ABSTRACT, "changed", "()V", null, null).visitEnd();
        others.put(name, writer.toByteArray());
        return this;
    }

    /** With what a compiler makes of the sources of some classes. */
    ClassFiles compiled(Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options =
                List.of("--release", "17", "-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"));
        List<Source> files = sources.entrySet().stream()
                .map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
        assertThat(compiler.getTask(null, new InMemory(compiler), null, options, null, files)
                        .call())
                .isTrue();
        return this;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        InMemory(JavaCompiler compiler) {
            super(compiler.getStandardFileManager(null, null, null));
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("string:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            others.put(name.replace('.', '/'), toByteArray());
                        }
                    };
                }
            };
        }
    }
}
