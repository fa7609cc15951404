// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A class without what compilers are free in: line numbers, names of local variables, the order of the constant pool and
 * of the methods, and the numbers that lambdas get.
 */
final class PlainClass extends ClassVisitor {
    private static final int API = Opcodes.ASM9;
    private static final Pattern LAMBDA = Pattern.compile("(lambda\\$.*)\\$\\d+");

    private final ClassWriter frame;
    private final List<ClassWriter> methods = new ArrayList<>();
    private int version;

    private PlainClass(ClassWriter frame) {
        super(API, frame);
        this.frame = frame;
    }

    /** Its parts: the class without its methods, and each method, in an order that doesn't depend on the compiler's. */
    static List<byte[]> of(ClassReader reader) {
        PlainClass plain = new PlainClass(new ClassWriter(0));
        reader.accept(plain, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        List<byte[]> parts = new ArrayList<>();
        plain.methods.forEach(method -> parts.add(method.toByteArray()));
        parts.sort(Arrays::compare);
        parts.add(0, plain.frame.toByteArray());
        return parts;
    }

    @Override
    public void visit(int major, int access, String name, String signature, String parent, String[] interfaces) {
        version = major;
        super.visit(major, access, name, signature, parent, interfaces);
    }

    /** Nested classes are read for themselves, and not every compiler names all that a class merely uses. */
    @Override
    public void visitInnerClass(String name, String outerName, String innerName, int access) {}

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(version, 0, "Method", null, "java/lang/Object", null);
        methods.add(writer);
        MethodVisitor method = writer.visitMethod(access, plain(name), descriptor, signature, exceptions);
        return new MethodVisitor(API, method) {
            @Override
            public void visitInvokeDynamicInsn(String call, String type, Handle bootstrap, Object... arguments) {
                super.visitInvokeDynamicInsn(
                        call,
                        type,
                        bootstrap,
                        Arrays.stream(arguments).map(PlainClass::plain).toArray());
            }
        };
    }

    private static Object plain(Object argument) {
        return argument instanceof Handle handle
                ? new Handle(
                        handle.getTag(),
                        handle.getOwner(),
                        plain(handle.getName()),
                        handle.getDesc(),
                        handle.isInterface())
                : argument;
    }

    private static String plain(String method) {
        return LAMBDA.matcher(method).replaceFirst("$1");
    }
}
