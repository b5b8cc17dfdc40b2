package dev.tidemark.command.statementimport;

import dev.tidemark.command.decision.FieldProblem;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.command.statement.CsvProfile;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The parameters beside an uploaded file.
final class UploadQuery {
    private static final int NAME = 255;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private UploadQuery() {}

    static UUID account(@Nullable String account) {
        if (account == null) {
            throw wrong("account", "required", "names the account that the statement is of");
        }
        try {
            return UUID.fromString(account);
        } catch (IllegalArgumentException _) {
            throw wrong("account", "not-an-id", "must be a UUID");
        }
    }

    static String name(@Nullable String fileName) {
        if (fileName == null || fileName.isBlank()) {
            return "statement";
        }
        if (fileName.length() > NAME || fileName.chars().anyMatch(Character::isISOControl)) {
            throw wrong("fileName", "too-long", "has more than 255 or control characters");
        }
        return fileName;
    }

    /// How to read a CSV file that leaves more than one reading open.
    static @Nullable CsvProfile profile(@Nullable String json) {
        if (json == null || json.isBlank()) {
            return null;
        }
        try {
            return JSON.readValue(json, CsvProfile.class);
        } catch (JacksonException _) {
            throw wrong("profile", "not-a-profile", "must be a CSV profile in JSON");
        }
    }

    private static Refused wrong(String parameter, String code, String detail) {
        return new Refused(
                Refusal.MALFORMED_REQUEST,
                parameter + ": " + detail,
                List.of(new FieldProblem(parameter, code, detail)));
    }
}
