package dev.tidemark.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/// The claim of one running program on a server's directory. The operating system drops the claim
/// when the program ends, however it ends; so whatever server still runs in a directory that can be
/// claimed is an orphan.
public final class ServerDirectory implements AutoCloseable {
    private final FileChannel channel;

    private ServerDirectory(FileChannel channel) {
        this.channel = channel;
    }

    public static ServerDirectory claim(Path directory) {
        try {
            Files.createDirectories(directory);
            var channel =
                    FileChannel.open(
                            directory.resolve("owner"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (!isMine(channel)) {
                var owner = ownerIn(channel);
                channel.close();
                throw new ServerDidNotStart(
                        "%s is in use by process %s. Stop that process first, or use another data directory."
                                .formatted(directory, owner));
            }
            write(channel, Long.toString(ProcessHandle.current().pid()));
            return new ServerDirectory(channel);
        } catch (IOException e) {
            throw new ServerDidNotStart(
                    "The directory %s cannot be used: %s. Make it writable or choose another."
                            .formatted(directory, e),
                    e);
        }
    }

    private static boolean isMine(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String ownerIn(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII).strip();
    }

    private static void write(FileChannel channel, String owner) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
