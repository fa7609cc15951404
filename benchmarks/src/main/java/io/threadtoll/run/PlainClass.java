// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.bench.Question;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.openjdk.jmh.annotations.Param;

/**
 * A class in parts, without what compilers are free in: line numbers, names of local variables, the order of the constant
 * pool and of the methods, and the numbers that lambdas get. Without what a person is told, too, and without the values
 * that a parameter's list has: a cell has one of them.
 *
 * <p>A register, an enum of alternatives, is taken apart further: what makes each constant is that constant's, and the
 * list of them, their order and their numbers are nobody's. All else, such as the methods that every constant has, is
 * common.
 */
final class PlainClass extends ClassVisitor {
    private static final Set<String> WORDS =
            Set.of(Type.getDescriptor(Question.class), Type.getDescriptor(Param.class));
    private static final String LIST = "$values";

    private final ClassWriter frame = new ClassWriter(0);
    private final boolean register;
    private final List<CodePart> methods = new ArrayList<>();
    private final SortedMap<String, CodePart> slices = new TreeMap<>();
    private final SortedSet<String> constants = new TreeSet<>();
    private final SortedMap<String, String> choices = new TreeMap<>();
    private int version;
    private String name = "";

    private PlainClass(boolean register) {
        super(Opcodes.ASM9);
        this.cv = frame;
        this.register = register;
    }

    /**
     * Takes a class file apart.
     *
     * @param register whether it is an enum whose constants are alternatives
     */
    static PlainClass of(byte[] file, boolean register) {
        PlainClass plain = new PlainClass(register);
        new ClassReader(file).accept(plain, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return plain;
    }

    /** Its parameters that name a constant: the type of each, by the parameter's name. */
    SortedMap<String, String> choices() {
        return Collections.unmodifiableSortedMap(choices);
    }

    /** The constants of an enum. */
    SortedSet<String> constants() {
        return Collections.unmodifiableSortedSet(constants);
    }

    /** What all have in common: the class without its methods, and its methods. */
    List<CodePart> common() {
        List<CodePart> parts = new ArrayList<>();
        parts.add(new CodePart("", frame, Set.of(), Set.of()));
        parts.addAll(
                register
                        ? withLambdas(methods.stream()
                                .filter(method ->
                                        !method.isLambda() && !method.name().equals(LIST))
                                .toList())
                        : methods);
        return parts;
    }

    /** What makes a constant of a register. */
    List<CodePart> making(String constant) {
        return withLambdas(List.of(slices.get(constant)));
    }

    /**
     * What the anonymous classes of a register are called whatever number they have got: an alternative more shifts the
     * numbers of the next ones.
     */
    Map<String, String> stableNames() {
        Map<String, String> names = new TreeMap<>();
        slices.keySet().forEach(constant -> addNames(names, name + "$" + constant + "$", making(constant)));
        addNames(names, name + "$", common());
        return names;
    }

    private void addNames(Map<String, String> names, String prefix, List<CodePart> parts) {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (CodePart part : parts) {
            part.classes().stream()
                    .filter(other -> other.matches("\\Q" + name + "\\E\\$\\d+") && !names.containsKey(other))
                    .forEach(other -> numbers.add(Integer.valueOf(other.substring(name.length() + 1))));
        }
        int count = 0;
        for (int number : numbers) {
            names.put(name + "$" + number, prefix + ++count);
        }
    }

    private List<CodePart> withLambdas(List<CodePart> parts) {
        Set<CodePart> all = new LinkedHashSet<>(parts);
        List<CodePart> waiting = new ArrayList<>(parts);
        while (!waiting.isEmpty()) {
            Set<String> called = waiting.remove(waiting.size() - 1).called();
            methods.stream()
                    .filter(method -> called.contains(method.name()) && all.add(method))
                    .forEach(waiting::add);
        }
        return List.copyOf(all);
    }

    @Override
    public void visit(int major, int access, String type, String signature, String parent, String[] interfaces) {
        version = major;
        name = type;
        super.visit(major, access, type, signature, parent, interfaces);
    }

    /** Nested classes are read for themselves, and not every compiler names all that a class merely uses. */
    @Override
    public void visitInnerClass(String type, String outerName, String innerName, int access) {}

    @Override
    public void visitNestHost(String host) {}

    @Override
    public void visitNestMember(String member) {}

    @Override
    public void visitOuterClass(String owner, String method, String descriptor) {}

    /** Of an enum these are its constants with code of their own. */
    @Override
    public void visitPermittedSubclass(String type) {
        if (!register) {
            super.visitPermittedSubclass(type);
        }
    }

    @Override
    public AnnotationVisitor visitAnnotation(String type, boolean visible) {
        return WORDS.contains(type) ? null : super.visitAnnotation(type, visible);
    }

    @Override
    public FieldVisitor visitField(int access, String field, String type, String signature, Object value) {
        if ((access & Opcodes.ACC_ENUM) != 0) {
            constants.add(field);
            if (register) {
                return null;
            }
        }
        return new FieldVisitor(Opcodes.ASM9, super.visitField(access, field, type, signature, value)) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                if (WORDS.contains(annotation)) {
                    if (Type.getType(type).getSort() == Type.OBJECT) {
                        choices.put(field, Type.getType(type).getInternalName());
                    }
                    return null;
                }
                return super.visitAnnotation(annotation, visible);
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        boolean apart = register && method.equals("<clinit>");
        return new CodeWriter(version, name, method, apart ? constants : Set.of(), choices, this::add)
                .begin(access, descriptor, signature, exceptions);
    }

    private void add(String constant, CodePart part) {
        if (constant.isEmpty()) {
            methods.add(part);
        } else {
            slices.put(constant, part);
        }
    }
}
