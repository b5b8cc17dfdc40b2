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
    METHOD_NOT_ALLOWED(405, "This address does not take this method"),
    NOT_ACCEPTABLE(406, "Answers are JSON"),
    CONSISTENCY_TOKEN_FOREIGN(409, "The Consistency-Token is of another event store"),
    CHECK_RUNNING(409, "A check is running already"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This address takes another kind of body"),
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
