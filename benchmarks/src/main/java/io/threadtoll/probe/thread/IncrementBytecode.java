// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The instructions of Java's byte code (JVMS 6.5) for an increment of a static field, as this class's own file has them. */
final class IncrementBytecode extends MethodVisitor {
    private static final int API = Opcodes.ASM9;
    private static final String METHOD = "increment";
    private static final Map<Integer, String> NAMES = Map.of(
            Opcodes.GETSTATIC, "getstatic",
            Opcodes.ICONST_1, "iconst_1",
            Opcodes.IADD, "iadd",
            Opcodes.PUTSTATIC, "putstatic");

    static int field;

    private final List<String> instructions = new ArrayList<>();

    private IncrementBytecode() {
        super(API);
    }

    /** What is looked at; nobody calls it. */
    static void increment() {
        field++;
    }

    /** Their names, in order. */
    static List<String> read() throws IOException {
        IncrementBytecode method = new IncrementBytecode();
        try (InputStream file = IncrementBytecode.class.getResourceAsStream("IncrementBytecode.class")) {
            new ClassReader(file).accept(method.ofClass(), ClassReader.SKIP_DEBUG);
        }
        return List.copyOf(method.instructions);
    }

    private ClassVisitor ofClass() {
        return new ClassVisitor(API) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return name.equals(METHOD) ? IncrementBytecode.this : null;
            }
        };
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode != Opcodes.RETURN) {
            add(opcode);
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        add(opcode);
    }

    private void add(int opcode) {
        instructions.add(NAMES.getOrDefault(opcode, "opcode " + opcode));
    }
}
