package dev.tidemark.cli.local;

import dev.tidemark.embedded.ServerDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A service's jar laid out for a fast start, in `run` beside it: jars inside a jar are slow to
/// read, and Java cannot keep an archive of their classes. With that archive, which Java makes by
/// itself when a service stops and renews when the jars change, a start takes half the work.
final class UnpackedProgram {
    private UnpackedProgram() {}

    /// What to start Java with. Where nothing can be written the packed jar does as well.
    ///
    /// @param keepsArchive whether the end of this run may be used to write the archive
    static List<String> arguments(Path packed, boolean keepsArchive) {
        var unpacked = packed.resolveSibling("run");
        var program = unpacked.resolve(packed.getFileName());
        try {
            if (!isFresh(program, packed)) {
                unpack(packed, unpacked);
            }
        } catch (IOException e) {
            return List.of("-jar", packed.toString());
        }
        return List.of(
                keepsArchive ? "-XX:+AutoCreateSharedArchive" : "-Xshare:auto",
                "-XX:SharedArchiveFile=" + unpacked.resolve("classes.jsa"),
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-jar",
                program.toString());
    }

    private static boolean isFresh(Path program, Path packed) throws IOException {
        return Files.exists(program)
                && Files.getLastModifiedTime(program).equals(Files.getLastModifiedTime(packed));
    }

    /// Into a directory of another name first, so that nobody starts half of a program.
    private static void unpack(Path packed, Path unpacked) throws IOException {
        var unfinished = Files.createTempDirectory(packed.getParent(), "run");
        run(
                List.of(
                        Installation.java().toString(),
                        "-Djarmode=tools",
                        "-jar",
                        packed.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        unfinished.toString()));
        Files.setLastModifiedTime(
                unfinished.resolve(packed.getFileName()), Files.getLastModifiedTime(packed));
        ServerDirectory.delete(unpacked);
        Files.move(unfinished, unpacked, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void run(List<String> command) throws IOException {
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
