// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What an exploration needs of the {@link DirectCalls} and {@link AlignedWord} of this folder, and a clock. */
public final class SimulatedKernel {
    private static final String LOCKS = "io/threadtoll/mutex/";

    /** What a look at the clock takes, so that whoever looks until a time is up comes to an end. */
    private static final long LOOK_NS = 2_000;

    private static long now;
    private static long asleepNs;

    private SimulatedKernel() {}

    /**
     * Lets the locks read {@link #nanoTime()} instead of the system's: to Lincheck no time passes, and a lock that spins or
     * has patience for a while would do so for ever. For classes that are not loaded yet.
     */
    public static void setTheClock() {
        ByteBuddyAgent.install().addTransformer(new ClassFileTransformer() {
            @Override
            public byte[] transform(
                    ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] code) {
                return name.startsWith(LOCKS) ? withOurClock(code) : null;
            }
        });
    }

    /**
     * Begins anew, as each interleaving has to: nobody sleeps, and there is no word.
     *
     * @param sleepNs what a sleep takes, however it ends
     */
    public static void restart(long sleepNs) {
        DirectCalls.restart();
        now = 0;
        asleepNs = sleepNs;
    }

    /** Says that something has changed that a thread may look for after a nap, and that is no word. */
    public static void somethingChanged() {
        DirectCalls.somethingChanged();
    }

    /** A time that passes by being looked at, and by sleeping. */
    public static long nanoTime() {
        now += LOOK_NS;
        return now;
    }

    static void slept() {
        now += asleepNs;
    }

    private static byte[] withOurClock(byte[] code) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(code)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, String signature, String[] exceptions) {
                                return new MethodVisitor(
                                        Opcodes.ASM9, super.visitMethod(access, name, type, signature, exceptions)) {
                                    @Override
                                    public void visitMethodInsn(
                                            int opcode, String owner, String method, String methodType, boolean itf) {
                                        boolean clock = owner.equals("java/lang/System") && method.equals("nanoTime");
                                        String from = clock ? "io/threadtoll/linux/SimulatedKernel" : owner;
                                        super.visitMethodInsn(opcode, from, method, methodType, itf);
                                    }
                                };
                            }
                        },
                        0);
        return writer.toByteArray();
    }
}
