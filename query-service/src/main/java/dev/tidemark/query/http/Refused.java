package dev.tidemark.query.http;

import dev.tidemark.projection.CallerRefused;
import dev.tidemark.projection.ProjectionId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A request that gets a problem for an answer.
public final class Refused extends CallerRefused {
    private static final long serialVersionUID = 1L;
    private final Problem problem;
    private final String code;
    private final transient List<Field> fields;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();

    /// One thing that is wrong with a request.
    ///
    /// @param pointer RFC 6901 into the body, or the name of a header or parameter
    /// @param code stable, for programs
    public record Field(String pointer, String code, String detail) {
        public Field {
            pointer = wellFormed(pointer);
            detail = wellFormed(detail);
        }
    }

    public Refused(Problem problem, String detail) {
        this(problem, problem.code(), detail, List.of());
    }

    private Refused(Problem problem, String code, String detail, List<Field> fields) {
        super(wellFormed(detail));
        this.problem = problem;
        this.code = code;
        this.fields = fields;
    }

    /// What was sent is shown, and half a character of it cannot be written in an answer.
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /// A refusal because of one parameter, header or field.
    public static Refused at(Problem problem, String pointer, String detail) {
        var field = new Field(pointer, problem.code(), detail);
        return new Refused(problem, problem.code(), detail, List.of(field));
    }

    /// A refusal for reasons that are in no field, each a sentence.
    public static Refused because(Problem problem, String detail, List<String> reasons) {
        List<Field> fields =
                reasons.stream().map(reason -> new Field("", problem.code(), reason)).toList();
        return new Refused(problem, problem.code(), detail, fields);
    }

    public static Refused parameter(String name, String rule) {
        return at(Problem.MALFORMED_PARAMETER, name, name + " " + rule);
    }

    /// The same answer for what does not exist and for what belongs to somebody else.
    public static Refused notFound() {
        return new Refused(Problem.NOT_FOUND, "there is nothing at this address for you");
    }

    /// What only a version that is not active answers.
    public static Refused needs(ProjectionId version, String detail) {
        String code = "needs-%s-v%d".formatted(version.readModel(), version.version());
        return new Refused(Problem.NEEDS_NEWER_VERSION, code.replace('_', '-'), detail, List.of());
    }

    /// A member of the problem beside the usual ones.
    public Refused with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    public Problem problem() {
        return problem;
    }

    /// The last part of the problem's `type`.
    String code() {
        return code;
    }

    List<Field> fields() {
        return fields;
    }

    Map<String, Object> properties() {
        return properties;
    }
}
