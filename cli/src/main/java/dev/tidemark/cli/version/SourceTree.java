package dev.tidemark.cli.version;

import dev.tidemark.cli.terminal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A checkout of the sources, as far as read models go.
public record SourceTree(Path home) {
    private static final Path MAIN = Path.of("projections/src/main/java/dev/tidemark/readmodel");
    private static final Path TEST = Path.of("projections/src/test/java/dev/tidemark/readmodel");

    /// The folder of a version's code, from the root of the checkout.
    static Path main(String readModel, int version) {
        return MAIN.resolve(readModel).resolve("v" + version);
    }

    /// The folder of a version's spec, from the root of the checkout.
    static Path test(String readModel, int version) {
        return TEST.resolve(readModel).resolve("v" + version);
    }

    Path resolve(Path inTree) {
        return home.resolve(inTree);
    }

    /// @throws Refused naming the read models, or that there are no sources
    int newest(String readModel) {
        var readModels = folders(MAIN, "[a-z][a-z_]*");
        if (readModels.isEmpty()) {
            throw Refused.because(
                    "%s is no checkout of the sources: there is no %s. Run ./tidemark of one.",
                    home, MAIN);
        }
        if (!readModels.contains(readModel)) {
            throw Refused.asTyped(
                    "There is no read model '%s'. There are: %s.",
                    readModel, String.join(", ", readModels));
        }
        return folders(MAIN.resolve(readModel), "v[0-9]+").stream()
                .mapToInt(name -> Integer.parseInt(name.substring(1)))
                .max()
                .orElseThrow(() -> Refused.because("%s has no version to copy.", readModel));
    }

    private List<String> folders(Path inTree, String named) {
        var folder = resolve(inTree);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.matches(named))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Refused.because("%s cannot be read: %s", folder, e);
        }
    }
}
