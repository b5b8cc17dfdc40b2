package dev.tidemark.cli.http;

import dev.tidemark.cli.terminal.Refused;
import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/// What came back from a request that was not refused.
public record Answer(int status, HttpHeaders headers, JsonNode body) {

    /// @throws Refused if the answer lacks it, because then it is not Tidemark that answered
    public String header(String name) {
        return headers.firstValue(name)
                .orElseThrow(() ->
                        Refused.because(
                                "The answer has no header %s. Is this base URL Tidemark's gateway?",
                                name));
    }

    public String headerOr(String name, String otherwise) {
        return headers.firstValue(name).orElse(otherwise);
    }
}
