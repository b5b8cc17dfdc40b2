package dev.tidemark.command.statementimport;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/// A file on its way into an account.
///
/// @param statementImport the id that the import gets if the file is new
record UploadedFile(
        UUID household,
        UUID account,
        UUID statementImport,
        String name,
        byte[] bytes,
        String sha256) {
    static UploadedFile of(
            UUID household, UUID account, UUID statementImport, String name, byte[] bytes) {
        return new UploadedFile(household, account, statementImport, name, bytes, hash(bytes));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
