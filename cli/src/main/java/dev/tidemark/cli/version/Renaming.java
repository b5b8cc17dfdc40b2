package dev.tidemark.cli.version;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Raises the number of a version by one wherever its files name it: packages and imports, the
/// projection's id, the schema, entities and the queries over them.
///
/// @param old the number to be raised
record Renaming(String readModel, int old) {
    private static final Pattern ENTITY = Pattern.compile("@Entity\\(name = \"(\\w+)\"\\)");

    /// @param texts of the files of one folder, by name
    Map<String, String> in(Map<String, String> texts) {
        var entities = new TreeSet<String>();
        texts.values()
                .forEach(text ->
                        ENTITY.matcher(text)
                                .results()
                                .forEach(found -> entities.add(found.group(1))));
        entities.removeIf(entity -> !entity.endsWith("V" + old));
        var renamed = new TreeMap<String, String>();
        texts.forEach((file, text) -> {
            var raised = in(text);
            for (var entity : entities) {
                raised = raised.replaceAll("\\b" + entity + "\\b", raised(entity));
            }
            renamed.put(file, raised);
        });
        return renamed;
    }

    private String in(String text) {
        return text.replaceAll(
                        "\\breadmodel\\.%s\\.v%d\\b".formatted(readModel, old),
                        "readmodel.%s.v%d".formatted(readModel, old + 1))
                .replaceAll(
                        "\\b%s_v%d\\b".formatted(readModel, old),
                        "%s_v%d".formatted(readModel, old + 1))
                .replace(
                        "ProjectionId(\"%s\", %d)".formatted(readModel, old),
                        "ProjectionId(\"%s\", %d)".formatted(readModel, old + 1));
    }

    private String raised(String entity) {
        return entity.substring(0, entity.length() - String.valueOf(old).length()) + (old + 1);
    }
}
