package dev.tidemark.command.decision;

import java.util.List;

/// A request that is not carried out. Nothing is stored, not even its idempotency key.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Refusal refusal;
    private final transient List<FieldProblem> problems;

    public Refused(Refusal refusal, String detail, List<FieldProblem> problems) {
        super(detail, null, false, false);
        this.refusal = refusal;
        this.problems = List.copyOf(problems);
    }

    public Refused(Refusal refusal, String detail) {
        this(refusal, detail, List.of());
    }

    /// A refusal because of one field.
    public static Refused at(Refusal refusal, String pointer, String detail) {
        return new Refused(
                refusal, detail, List.of(new FieldProblem(pointer, refusal.code(), detail)));
    }

    /// The same answer for what does not exist and for what belongs to somebody else.
    public static Refused notFound() {
        return new Refused(Refusal.NOT_FOUND, "there is nothing at this address for you");
    }

    public Refusal refusal() {
        return refusal;
    }

    public List<FieldProblem> problems() {
        return problems;
    }
}
