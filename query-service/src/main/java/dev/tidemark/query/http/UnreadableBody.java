package dev.tidemark.query.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// Says which part of a body could not be read.
final class UnreadableBody {
    private UnreadableBody() {}

    static Refused because(@Nullable Throwable cause) {
        String pointer = cause instanceof JacksonException e ? pointer(e) : "";
        return Refused.at(
                Problem.MALFORMED_REQUEST,
                pointer,
                (pointer.isEmpty() ? "the body" : pointer)
                        + " is not what this address takes; see /docs");
    }

    private static String pointer(JacksonException e) {
        var pointer = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? Integer.toString(step.getIndex())
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.isEmpty() && e.processor() instanceof JsonParser parser
                ? parser.streamReadContext().pathAsPointer().toString()
                : pointer.toString();
    }
}
