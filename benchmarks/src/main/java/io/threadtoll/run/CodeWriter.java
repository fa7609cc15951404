// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.probe.ProbeParameters;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes a method as a part, or the initializer of a register as a part for each constant and one for the rest, and notes
 * what it refers to.
 */
final class CodeWriter extends MethodVisitor {
    private static final Pattern NUMBERED_LAMBDA = Pattern.compile("(lambda\\$.*)\\$\\d+");
    private static final String PARAMETERS = Type.getInternalName(ProbeParameters.class);
    private static final Set<String> OF_ANY_ENUM = Set.of("name", "ordinal");

    private static final Set<String> LISTING = Set.of("values", "valueOf");

    private final int version;
    private final String owner;
    private final String name;
    private final Set<String> apart;
    private final Map<String, String> choices;
    private final BiConsumer<String, CodePart> parts;

    private final Set<String> called = new HashSet<>();
    private final Deque<String> used = new ArrayDeque<>();
    private final Set<String> made = new HashSet<>();
    private ClassWriter part = new ClassWriter(0);
    private int afterConstant;
    private boolean nameIsNext;
    private boolean ordinalIsNext;
    private Object beforeLast = "";
    private Object last = "";

    /**
     * For a method of a class.
     *
     * @param apart the constants that get a part each
     * @param choices is told the type of each parameter of a probe that names a constant, by the parameter's name
     * @param parts is told each part, and which constant it makes: empty where none
     */
    CodeWriter(
            int version,
            String owner,
            String name,
            Set<String> apart,
            Map<String, String> choices,
            BiConsumer<String, CodePart> parts) {
        super(Opcodes.ASM9);
        this.version = version;
        this.owner = owner;
        this.name = name;
        this.apart = apart;
        this.choices = choices;
        this.parts = parts;
    }

    /** This, for a method with these properties. */
    CodeWriter begin(int access, String descriptor, String signature, String... exceptions) {
        part = new ClassWriter(0);
        part.visit(version, 0, "Method", null, "java/lang/Object", null);
        mv = part.visitMethod(access, withoutNumber(name), descriptor, signature, exceptions);
        called.clear();
        used.clear();
        afterConstant = -1;
        nameIsNext = made.size() < apart.size();
        return this;
    }

    private void end(String constant) {
        super.visitEnd();
        parts.accept(constant, new CodePart(name, part, called, Set.copyOf(used)));
    }

    @Override
    public void visitEnd() {
        end("");
    }

    /** What the constants need says nothing of the rest. */
    @Override
    public void visitMaxs(int stack, int locals) {
        super.visitMaxs(apart.isEmpty() ? stack : 0, apart.isEmpty() ? locals : 0);
    }

    @Override
    public void visitFieldInsn(int opcode, String type, String field, String descriptor) {
        super.visitFieldInsn(opcode, type, field, descriptor);
        if (opcode == Opcodes.GETSTATIC && descriptor.equals("L" + type + ";")) {
            used.push(type + "." + field);
            afterConstant = position();
        } else if (opcode == Opcodes.PUTSTATIC && type.equals(owner) && apart.contains(field)) {
            super.visitMaxs(0, 0);
            end(field);
            made.add(field);
            begin(Opcodes.ACC_STATIC, "()V", null);
        }
    }

    /** To compare with a constant, or to ask its name or number, runs nothing of it. */
    @Override
    public void visitJumpInsn(int opcode, Label label) {
        if (opcode == Opcodes.IF_ACMPEQ || opcode == Opcodes.IF_ACMPNE) {
            forgetConstant();
        }
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitMethodInsn(int opcode, String type, String method, String descriptor, boolean isInterface) {
        if (opcode == Opcodes.INVOKEVIRTUAL && OF_ANY_ENUM.contains(method)) {
            forgetConstant();
        }
        if (opcode == Opcodes.INVOKESTATIC && LISTING.contains(method)) {
            useAny(type);
        }
        if (type.equals(PARAMETERS) && beforeLast instanceof String parameter && last instanceof Type named) {
            choices.put(parameter, named.getInternalName());
        }
        super.visitMethodInsn(opcode, type, method, descriptor, isInterface);
    }

    private void forgetConstant() {
        if (afterConstant == position()) {
            used.pop();
            afterConstant = -1;
        }
    }

    /** How many bytes are written. */
    private int position() {
        Label here = new Label();
        mv.visitLabel(here);
        return here.getOffset();
    }

    /** What makes a constant of an enum loads its name first, and then its number. */
    @Override
    public void visitLdcInsn(Object value) {
        ordinalIsNext = nameIsNext;
        nameIsNext = false;
        beforeLast = last;
        last = value;
        super.visitLdcInsn(value);
        if (value instanceof Type type && type.getSort() == Type.OBJECT) {
            useAny(type.getInternalName());
        }
    }

    /** An enum's own two methods are there whether or not anybody asks for any of its constants. */
    private void useAny(String type) {
        if (!type.equals(owner) || !LISTING.contains(name)) {
            used.push(type + CodePart.ANY);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (!ordinalIsNext) {
            super.visitInsn(opcode);
        }
        ordinalIsNext = false;
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        if (!ordinalIsNext) {
            super.visitIntInsn(opcode, operand);
        }
        ordinalIsNext = false;
    }

    @Override
    public void visitInvokeDynamicInsn(String call, String type, Handle bootstrap, Object... arguments) {
        super.visitInvokeDynamicInsn(
                call, type, bootstrap, Arrays.stream(arguments).map(this::noted).toArray());
    }

    private Object noted(Object argument) {
        if (!(argument instanceof Handle handle)) {
            return argument;
        }
        if (handle.getOwner().equals(owner)) {
            called.add(handle.getName());
        }
        return new Handle(
                handle.getTag(),
                handle.getOwner(),
                withoutNumber(handle.getName()),
                handle.getDesc(),
                handle.isInterface());
    }

    private static String withoutNumber(String method) {
        return NUMBERED_LAMBDA.matcher(method).replaceFirst("$1");
    }
}
