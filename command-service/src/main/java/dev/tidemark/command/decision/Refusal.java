package dev.tidemark.command.decision;

import java.util.Locale;

/// Every way in which a request can be refused: the catalogue of problem types. Codes are for ever.
public enum Refusal {
    MALFORMED_REQUEST(400, "The request is not what this address takes"),
    IDEMPOTENCY_KEY_MISSING(400, "A POST needs the header Idempotency-Key"),
    IDEMPOTENCY_KEY_MALFORMED(400, "The header Idempotency-Key is malformed"),
    IF_MATCH_MALFORMED(400, "The header If-Match is malformed"),
    UNAUTHENTICATED(401, "A valid access token is needed"),
    FORBIDDEN(403, "Your role does not allow this"),
    NOT_FOUND(404, "Not found"),
    INVITATION_NOT_OPEN(404, "No invitation is open for this token"),
    METHOD_NOT_ALLOWED(405, "This address does not take this method"),
    NOT_ACCEPTABLE(406, "Answers are JSON"),
    REQUEST_IN_PROGRESS(409, "The first request with this Idempotency-Key is still running"),
    CONFLICT(409, "Somebody else changed the same thing at the same time"),
    MEMBER_EXISTS(409, "The household has this member already"),
    IMPORT_NOT_OPEN(409, "The import is not in a state that allows this"),
    STALE_VERSION(412, "It has changed since you read it"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This address takes another kind of body"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
    UNKNOWN_ACCOUNT(422, "Unknown account"),
    UNKNOWN_CATEGORY(422, "Unknown category"),
    UNKNOWN_MEMBER(422, "Unknown member"),
    UNKNOWN_LINE(422, "Unknown line"),
    ACCOUNT_CLOSED(422, "The account is closed"),
    CATEGORY_ARCHIVED(422, "The category is archived"),
    CATEGORY_KIND_DIFFERS(422, "A category and its parent are of one kind"),
    CATEGORY_CYCLE(422, "A category cannot be below itself"),
    CATEGORY_TOO_DEEP(422, "The category tree is too deep"),
    CURRENCY_DIFFERS(422, "The currency is not the account's"),
    LINES_DO_NOT_ADD_UP(422, "The lines do not add up to the amount"),
    TOO_MANY_LINES(422, "A transaction has at most 500 lines"),
    AMOUNT_NOT_POSITIVE(422, "Amounts are positive"),
    SAME_ACCOUNT(422, "A transfer needs two accounts"),
    LEGS_DIFFER(422, "Legs of one currency have one amount"),
    ITEMS_REFUSED(422, "Some items cannot be recorded, so none was"),
    TRANSFER_HAS_NO_CATEGORIES(422, "A transfer has no categories"),
    TRANSACTION_VOIDED(422, "A voided transaction does not change"),
    LAST_OWNER(422, "A household needs an owner"),
    EVENT_TOO_LARGE(422, "The request is too large to be recorded"),
    STATEMENT_UNREADABLE(422, "The statement cannot be read"),
    STATEMENT_DOES_NOT_FIT(422, "The statement is not of this account's currency"),
    STATEMENT_DOES_NOT_BALANCE(422, "The statement does not balance"),
    IF_MATCH_MISSING(428, "A change needs the header If-Match"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    BUSY(503, "Too busy at the moment"),
    UNAVAILABLE(503, "Not available at the moment");

    private final int status;
    private final String title;

    Refusal(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /// For example `account-closed`; the last part of the problem's `type`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
