package dev.tidemark.embedded;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Takes part in the shared memory of a running PostgreSQL, as its backends do.
final class HeldMemory implements AutoCloseable {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle ATTACH =
            call("shmat", FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle DETACH =
            call("shmdt", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    private MemorySegment memory;

    private HeldMemory(MemorySegment memory) {
        this.memory = memory;
    }

    private static MethodHandle call(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(LINKER.defaultLookup().find(name).orElseThrow(), descriptor);
    }

    /// The seventh line of the pid file names the memory: its key and its id.
    static HeldMemory ofServerIn(Path directory) throws IOException {
        var file = directory.resolve("data").resolve("postmaster.pid");
        var words =
                Files.readAllLines(file, StandardCharsets.ISO_8859_1)
                        .get(6)
                        .strip()
                        .split(" +", -1);
        try {
            var memory =
                    (MemorySegment)
                            ATTACH.invokeExact(Integer.parseInt(words[1]), MemorySegment.NULL, 0);
            if (memory.address() == -1) {
                throw new IllegalStateException("cannot attach to " + words[1]);
            }
            return new HeldMemory(memory);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (!memory.equals(MemorySegment.NULL)) {
                int _ = (int) DETACH.invokeExact(memory);
                memory = MemorySegment.NULL;
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
