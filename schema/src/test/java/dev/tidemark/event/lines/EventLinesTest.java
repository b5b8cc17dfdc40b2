package dev.tidemark.event.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventExamples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventLinesTest {
    private final EventLines lines = new EventLines();

    static List<EventEnvelope> envelopes() {
        return Envelopes.all();
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void every_event_comes_back_as_it_was_written(EventEnvelope envelope) {
        String line = lines.write(envelope);

        assertThat(line).doesNotContain("\n");
        EventEnvelope read = lines.read(line, 1);
        assertThat(lines.write(read)).isEqualTo(line);
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*subject")
                .isEqualTo(envelope);
    }

    @Test
    void texts_are_in_plain_and_a_members_own_name_the_member() {
        String joined = line("member-joined");

        assertThat(joined)
                .contains(
                        "\"name\":{\"text\":\"Anna\",\"member\":\"" + EventExamples.MEMBER + "\"}");
        assertThat(line("expense-recorded")).contains("\"payee\":\"City Coffee\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"lane\":|\"lame\":1,\"lane\":|lame: is not a field of this event",
                "\"actor\":\"anna\",||actor: is missing",
                "\"laneSeq\":|\"lane\":1,\"laneSeq\":|has a field twice: column ",
                "\"City Coffee\"|City Coffee|is not a JSON object, or has a field twice: column ",
                "\"revision\":1|\"revision\":0|revision: must be 1 or more",
                "\"revision\":1|\"revision\":9|type: the event expense-recorded revision 9 needs",
                "\"bookedOn\":\"2026-03-14\"|\"bookedOn\":\"March\"|payload.payment.bookedOn: must be a date such as 2026-11-30",
                "\"bookedOn\":\"2026-03-14\",||payload.payment.bookedOn: is missing",
                "\"bookedOn\":\"2026-03-14\"|\"bookedOn\":null|payload.payment.bookedOn: must not be null",
                "\"direction\":\"OUT\"|\"direction\":\"UP\"|payload.payment.direction: must be one of OUT, IN",
                "\"minor\":450,|\"minor\":\"City Coffee\",|payload.payment.amount.minor: must be a whole number",
                "\"currency\":\"EUR\"|\"currency\":\"EURO\"|payload.payment.amount: 'EURO' is not an ISO 4217",
                "\"memo\":\"coffee\"|\"memo\":7|payload.payment.lines.0.memo: must be a text"
            })
    void a_bad_line_names_its_number_the_field_and_the_rule(
            String good, String bad, String expected) {
        String line = line("expense-recorded").replace(good, bad == null ? "" : bad);

        assertThatThrownBy(() -> lines.read(line, 12))
                .isInstanceOf(BadLine.class)
                .hasMessageStartingWith("line 12")
                .hasMessageContaining(expected)
                .hasMessageNotContaining("City Coffee");
    }

    @Test
    void what_is_no_object_is_no_line() {
        for (String line : List.of("", "[]", "{", "{} {}", "null")) {
            assertThatThrownBy(() -> lines.read(line, 3))
                    .as(line)
                    .isInstanceOf(BadLine.class)
                    .hasMessageStartingWith("line 3");
        }
    }

    @Test
    void an_earlier_revision_is_lifted() {
        String line =
                line("account-opened")
                        .replace("\"onBudget\":true,", "")
                        .replace("\"revision\":2", "\"revision\":1");

        assertThat(lines.write(lines.read(line, 1))).isEqualTo(line("account-opened"));
    }

    private String line(String type) {
        return envelopes().stream()
                .map(lines::write)
                .filter(line -> line.contains("\"type\":\"" + type + "\""))
                .findFirst()
                .orElseThrow();
    }
}
