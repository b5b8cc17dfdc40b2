package dev.tidemark.rehearsal.version;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.impact.Versions;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Version 2 of `spending`, copied under the next free number as a developer would, in a folder of
/// its own; mistakes are made there.
final class ScratchVersion {
    private static final String READ_MODEL = "spending";
    private static final String COPIED = "dev/tidemark/readmodel/spending/v2";

    private final int number = newest().id().version() + 1;
    private final Path root;
    private final Path folder;
    private @Nullable Version compiled;

    ScratchVersion(Path scratch) throws IOException {
        root = Files.createTempDirectory(scratch, "version");
        folder = root.resolve(COPIED.replace("v2", "v" + number));
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(Path.of("..", Versions.SOURCES, COPIED))) {
            for (Path file : files.toList()) {
                Files.writeString(
                        folder.resolve(file.getFileName().toString()),
                        renumbered(Files.readString(file)));
            }
        }
        // While it is a copy it agrees with the version before on everything.
        Files.writeString(file("compare.old.sql"), Files.readString(file("compare.new.sql")));
    }

    static Version newest() {
        return Version.all().stream()
                .filter(version -> version.id().readModel().equals(READ_MODEL))
                .reduce((_, newest) -> newest)
                .orElseThrow();
    }

    private String renumbered(String text) {
        return text.replace("spending.v2", "spending.v" + number)
                .replace("spending_v2", "spending_v" + number)
                .replace("(\"spending\", 2)", "(\"spending\", " + number + ")")
                .replace("V2\"", "V" + number + "\"");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// @throws IllegalStateException if nothing in the file reads like this any more
    ScratchVersion with(String name, String right, String mistake) throws IOException {
        String text = Files.readString(file(name));
        if (!text.contains(right)) {
            throw new IllegalStateException(
                    "%s/%s has no '%s' to plant a mistake in".formatted(COPIED, name, right));
        }
        Files.writeString(file(name), text.replace(right, mistake));
        compiled = null;
        return this;
    }

    /// The version, with a class loader that also finds the files beside it.
    Version compiled() throws Exception {
        if (compiled == null) {
            compiled = compile();
        }
        return compiled;
    }

    private Version compile() throws Exception {
        var errors = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            CompilationTask task =
                    compiler.getTask(
                            errors,
                            files,
                            null,
                            List.of("-proc:none", "-nowarn", "-parameters"),
                            null,
                            files.getJavaFileObjectsFromPaths(sources()));
            if (!task.call()) {
                throw new IllegalStateException("the mistake does not compile: " + errors);
            }
        }
        var loader = new URLClassLoader(new URL[] {root.toUri().toURL()});
        Class<?> type =
                loader.loadClass(
                        root.relativize(folder).toString().replace('/', '.')
                                + ".SpendingProjection");
        return new Version(type.asSubclass(Projection.class), new ProjectionId(READ_MODEL, number));
    }

    /// The compiler writes beside them.
    private List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
