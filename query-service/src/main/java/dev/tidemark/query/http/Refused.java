package dev.tidemark.query.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A request that gets a problem for an answer.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Problem problem;
    private final transient List<Field> fields;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();

    /// One thing that is wrong with a request.
    ///
    /// @param pointer RFC 6901 into the body, or the name of a header or parameter
    /// @param code stable, for programs
    public record Field(String pointer, String code, String detail) {}

    public Refused(Problem problem, String detail) {
        this(problem, detail, List.of());
    }

    private Refused(Problem problem, String detail, List<Field> fields) {
        super(detail, null, false, false);
        this.problem = problem;
        this.fields = fields;
    }

    /// A refusal because of one parameter, header or field.
    public static Refused at(Problem problem, String pointer, String detail) {
        return new Refused(problem, detail, List.of(new Field(pointer, problem.code(), detail)));
    }

    public static Refused parameter(String name, String rule) {
        return at(Problem.MALFORMED_PARAMETER, name, name + " " + rule);
    }

    /// The same answer for what does not exist and for what belongs to somebody else.
    public static Refused notFound() {
        return new Refused(Problem.NOT_FOUND, "there is nothing at this address for you");
    }

    /// A member of the problem beside the usual ones.
    public Refused with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    public Problem problem() {
        return problem;
    }

    List<Field> fields() {
        return fields;
    }

    Map<String, Object> properties() {
        return properties;
    }
}
