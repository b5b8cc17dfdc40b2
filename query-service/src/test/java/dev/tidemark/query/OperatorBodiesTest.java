package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.query.Api.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What operators send is read as strictly as what members send.
class OperatorBodiesTest {
    private static final Api OPERATOR = RunningQueryService.SHARED.as("olga", "operator");
    private static final String PATH = "/operator/relay/resend";

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("{\"lane\": 3, \"from\": 7, \"reason\": \"x\", \"x\": 1}", "/x"),
                Arguments.of("{\"lane\": \"3\", \"from\": 7, \"reason\": \"x\"}", "/lane"),
                Arguments.of("{\"lane\": 3.5, \"from\": 7, \"reason\": \"x\"}", "/lane"),
                Arguments.of("{\"lane\": 1e400, \"from\": 7, \"reason\": \"x\"}", "/lane"),
                Arguments.of("{\"lane\": 3, \"lane\": 4, \"from\": 7, \"reason\": \"x\"}", "/lane"),
                Arguments.of("{\"lane\": 3, \"from\": 7, \"reason\": 5}", "/reason"),
                Arguments.of("{\"lane\": 3, \"from\": 7, \"reason\": \"\\u0000\"}", "/reason"),
                Arguments.of("{\"lane\": 3, \"from\": 7, \"reason\": \"\\ud800\"}", "/reason"),
                Arguments.of("{\"\\ud800\": 3}", ""),
                Arguments.of("{\"reason\": " + "[".repeat(40) + "]".repeat(40) + "}", "/reason"),
                Arguments.of("{\"reason\": \"x\"} {}", ""),
                Arguments.of("[]", ""),
                Arguments.of("", ""));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_body_that_is_not_meant_is_refused_with_a_pointer(String body, String pointer) {
        Answer answer = OPERATOR.post(PATH, body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-request");
        assertThat(answer.at("/errors/0/pointer")).startsWith(pointer);
    }

    @Test
    void a_name_that_no_read_model_can_have_is_refused_before_it_is_looked_up() {
        for (String path : new String[] {"migrations", "migrations/plan", "repairs"}) {
            for (String name : new String[] {"\\u0000", "\\ud800", "' or 1=1", "", "Spending"}) {
                Answer answer =
                        OPERATOR.post(
                                "/operator/" + path,
                                "{\"readModel\": \"" + name + "\"" + reason(path) + "}");
                assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
                assertThat(answer.at("/errors/0/pointer")).isEqualTo("/readModel");
            }
        }
    }

    private static String reason(String path) {
        return path.endsWith("plan") ? "" : ", \"reason\": \"x\"";
    }

    @Test
    void a_body_is_bounded_by_the_bytes_that_come() {
        byte[] large = " ".repeat(70_000).getBytes(StandardCharsets.UTF_8);

        Answer answer =
                OPERATOR.with("Content-Type", "application/json")
                        .send(
                                "POST",
                                PATH,
                                BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(large)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("body-too-large");
    }

    @Test
    void packed_and_foreign_bodies_are_not_taken() {
        String body = "{\"lane\": 3, \"from\": 7, \"reason\": \"x\"}";

        assertThat(OPERATOR.with("Content-Encoding", "gzip").post(PATH, body).status())
                .isEqualTo(415);
        for (String type : new String[] {"text/xml", "application/json;charset=utf-16"}) {
            Answer answer =
                    OPERATOR.with("Content-Type", type)
                            .send("POST", PATH, BodyPublishers.ofString(body));
            assertThat(answer.status()).as(type).isEqualTo(415);
        }
        byte[] utf16 = body.getBytes(StandardCharsets.UTF_16);
        Answer disguised =
                OPERATOR.with("Content-Type", "application/json")
                        .send("POST", PATH, BodyPublishers.ofByteArray(utf16));
        assertThat(disguised.status()).isEqualTo(400);
    }
}
