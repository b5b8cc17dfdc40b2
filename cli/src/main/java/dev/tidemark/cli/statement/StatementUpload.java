package dev.tidemark.cli.statement;

import java.util.UUID;

/// A statement to be imported.
///
/// @param key the idempotency key, under which the same upload gives the same import
public record StatementUpload(UUID account, String fileName, byte[] content, String key) {
    String contentType() {
        return fileName.endsWith(".xml") ? "application/xml" : "text/csv";
    }
}
