package dev.tidemark.query.http;

import java.util.Locale;

/// Every way in which a read can be refused: the catalogue of problem types. Codes are for ever.
public enum Problem {
    MALFORMED_REQUEST(400, "The request is not what this address takes"),
    UNKNOWN_PARAMETER(400, "This address has no such parameter"),
    MALFORMED_PARAMETER(400, "A parameter is not what it must be"),
    CONSISTENCY_TOKEN_MALFORMED(400, "The header Consistency-Token is malformed"),
    UNAUTHENTICATED(401, "A valid access token is needed"),
    FORBIDDEN(403, "This token does not allow that"),
    NOT_FOUND(404, "Not found"),
    UNKNOWN_READ_MODEL(404, "There is no such read model"),
    UNKNOWN_VERSION(404, "This release has no such version"),
    UNKNOWN_MIGRATION(404, "There is no such migration"),
    UNKNOWN_ARCHIVE(404, "There is no such archive"),
    UNKNOWN_HOUSEHOLD(404, "There is no such household"),
    UNKNOWN_PARTITION(404, "The topic has no such partition"),
    METHOD_NOT_ALLOWED(405, "This address does not take this method"),
    NOT_ACCEPTABLE(406, "Answers are JSON"),
    CONSISTENCY_TOKEN_FOREIGN(409, "The Consistency-Token is of another event store"),
    CHECK_RUNNING(409, "A check is running already"),
    MIGRATION_OPEN(409, "The read model is being migrated already"),
    WRONG_PHASE(409, "The migration is not where that is possible"),
    GATES_CLOSED(409, "The candidate is not ready to answer"),
    CANDIDATE_LAGGING(409, "The two versions did not come to the same numbers in time"),
    NO_REPORT(409, "Nothing was verified yet"),
    NO_ROOM(409, "There is no room for another copy"),
    ARCHIVE_HARMED(409, "The archive is not as it was written"),
    ARCHIVE_EXISTS(409, "There is an archive of that name already"),
    SCHEMA_EXISTS(409, "The version's schema exists"),
    NOTHING_KEPT(409, "The version has no schema"),
    SCHEMA_IN_USE(409, "The version's schema is being worked on"),
    NEEDS_RELEASE(409, "Another release is needed"),
    OTHER_STORE(409, "The archive is of another event store"),
    REPAIR_RUNNING(409, "A repair is running already"),
    RETRY_INSTEAD(409, "The household is parked: it is retried, not repaired"),
    NOT_REPAIRED(409, "The rows could not be made anew"),
    NOTHING_TO_ADOPT(409, "The version was built by the changelog of this release"),
    NO_ENGINE(409, "This query-service does not migrate"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This address takes another kind of body"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    READ_MODEL_LAGGING(503, "The read model has not got there yet"),
    HOUSEHOLD_PARKED(503, "The read model does not follow this household at the moment"),
    READ_MODEL_UNAVAILABLE(503, "The read model does not answer at the moment"),
    /// Its code names the version, for example `needs-spending-v2`.
    NEEDS_NEWER_VERSION(503, "The active version of the read model does not answer this"),
    MEMBERSHIP_UNREADABLE(503, "Who may read this cannot be found out at the moment"),
    UNAVAILABLE(503, "Not available at the moment");

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /// For example `household-parked`; the last part of the problem's `type`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
