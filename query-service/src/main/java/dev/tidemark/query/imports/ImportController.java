package dev.tidemark.query.imports;

import dev.tidemark.query.http.Cursors;
import dev.tidemark.query.http.Limit;
import dev.tidemark.query.http.Read;
import dev.tidemark.query.http.Reads;
import dev.tidemark.readmodel.imports.ImportSummary;
import dev.tidemark.readmodel.imports.Imports;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/households/{household}/imports")
final class ImportController {
    private static final String IMPORTS = "imports";

    private final Reads reads;
    private final Cursors cursors;

    ImportController(Reads reads, Cursors cursors) {
        this.reads = reads;
        this.cursors = cursors;
    }

    record Page(List<ImportSummary> imports, @Nullable String next) {}

    /// The newest first.
    @GetMapping
    ResponseEntity<Page> imports(
            @PathVariable UUID household,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            Read read) {
        var page = new Limit(limit);
        UUID before = cursor == null ? null : id(cursors.open(household, IMPORTS, cursor));
        return reads.answer(
                read,
                Imports.class,
                view -> {
                    var found = view.imports(household, before, page.probe());
                    return new Page(
                            page.page(found),
                            page.next(
                                    found,
                                    last -> cursors.seal(household, IMPORTS, bytes(last.id()))));
                });
    }

    @GetMapping("/{id}")
    ResponseEntity<ImportPage> statementImport(
            @PathVariable UUID household,
            @PathVariable UUID id,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            Read read) {
        var page = new Limit(limit);
        String lines = "lines of " + id;
        int after = cursor == null ? 0 : cursors.open(household, lines, cursor).getInt();
        return reads.one(
                read,
                Imports.class,
                view ->
                        view.find(household, id)
                                .map(details -> {
                                    var found = view.lines(household, id, after, page.probe());
                                    return ImportPage.of(
                                            details,
                                            page.page(found),
                                            page.next(
                                                    found,
                                                    last ->
                                                            cursors.seal(
                                                                    household,
                                                                    lines,
                                                                    bytes(last.number()))));
                                }),
                ImportPage::version);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] bytes(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    private static UUID id(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
