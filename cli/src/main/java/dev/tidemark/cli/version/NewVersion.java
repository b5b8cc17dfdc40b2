package dev.tidemark.cli.version;

import dev.tidemark.cli.terminal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The next version of a read model, as yet the same as its newest one: a copy of its folder and of
/// its spec under the next number, with a head to fill in.
///
/// @param old the number of the version that is copied
/// @param files that were written, from the root of the checkout
public record NewVersion(String readModel, int old, List<Path> files) {
    public NewVersion {
        files = List.copyOf(files);
    }

    public int number() {
        return old + 1;
    }

    /// Writes it into the checkout, or nothing.
    ///
    /// @param author of the changelog
    /// @throws Refused if there is no such read model, or something where it would be written
    public static NewVersion write(
            SourceTree tree, String readModel, String author, YearMonth month) {
        int old = tree.newest(readModel);
        var numbers = new Renaming(readModel, old);
        try {
            var texts = renamed(tree, SourceTree.main(readModel, old), numbers);
            texts.replaceAll((name, text) ->
                    switch (name) {
                        case "package-info.java" -> Beginnings.packageInfo(text, numbers);
                        case "changelog.sql" -> Beginnings.changelog(text, old, author, month);
                        default -> text;
                    });
            texts.putAll(Beginnings.comparison(texts));
            var specs = renamed(tree, SourceTree.test(readModel, old), numbers);
            requireFree(tree, SourceTree.main(readModel, old + 1));
            requireFree(tree, SourceTree.test(readModel, old + 1));
            var files = write(tree, SourceTree.main(readModel, old + 1), texts);
            files.addAll(write(tree, SourceTree.test(readModel, old + 1), specs));
            return new NewVersion(readModel, old, files);
        } catch (IOException e) {
            throw Refused.because("Version %d of %s was not written: %s", old + 1, readModel, e);
        }
    }

    private static Map<String, String> renamed(SourceTree tree, Path folder, Renaming numbers)
            throws IOException {
        var texts = new TreeMap<String, String>();
        if (!Files.isDirectory(tree.resolve(folder))) {
            return texts;
        }
        try (var files = Files.list(tree.resolve(folder))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return numbers.in(texts);
    }

    private static void requireFree(SourceTree tree, Path folder) {
        if (Files.exists(tree.resolve(folder))) {
            throw Refused.because("%s exists. Remove it, or go on with it.", folder);
        }
    }

    private static List<Path> write(SourceTree tree, Path folder, Map<String, String> texts)
            throws IOException {
        var files = new ArrayList<Path>();
        if (!texts.isEmpty()) {
            Files.createDirectories(tree.resolve(folder));
        }
        for (var text : texts.entrySet()) {
            var file = folder.resolve(text.getKey());
            Files.writeString(tree.resolve(file), text.getValue());
            files.add(file);
        }
        return files;
    }
}
