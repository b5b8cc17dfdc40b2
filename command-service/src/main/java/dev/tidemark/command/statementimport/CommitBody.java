package dev.tidemark.command.statementimport;

import dev.tidemark.command.statementimport.StatementImportCommand.Commit;
import dev.tidemark.command.web.Call;
import dev.tidemark.command.web.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what a person decided about an import.
final class CommitBody {
    private CommitBody() {}

    static Commit read(
            Fields body, UUID household, UUID statementImport, @Nullable UUID account, Call call) {
        return new Commit(
                household,
                statementImport,
                call.versionIfAny(),
                account,
                body.has("categories") ? categories(body.object("categories")) : Map.of(),
                body.numbers("keepDuplicates"),
                body.numbers("skip"),
                body.flag("acceptImbalance", false));
    }

    /// `{"12": "<category>"}`: names of fields are numbers of lines.
    private static Map<Integer, UUID> categories(Fields byLine) {
        Map<Integer, UUID> categories = new HashMap<>();
        for (String line : byLine.names()) {
            UUID category = byLine.id(line);
            if (line.matches("[1-9]\\d{0,8}")) {
                categories.put(Integer.valueOf(line), category);
            } else {
                byLine.wrong(line, "not-a-number", "is not the number of a line", category);
            }
        }
        return categories;
    }
}
