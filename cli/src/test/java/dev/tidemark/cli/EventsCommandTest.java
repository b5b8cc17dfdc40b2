package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.event.lines.Envelopes;
import dev.tidemark.event.lines.EventLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsCommandTest {
    private static final String ONE = "01930000-0000-7000-8000-000000000001";
    private static final String OTHER = "01930000-0000-7000-8000-000000000002";
    private static final EventLines LINES = new EventLines();

    @TempDir Path data;

    @Test
    void events_are_generated_for_an_instance_that_runs() {
        var typed =
                Typed.command("events", "generate", "--events", "100", "--data", data.toString());

        assertThat(typed.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains("No Tidemark runs on " + data, "./tidemark up");
    }

    @Test
    void how_many_events_must_be_said() {
        var typed = Typed.command("events", "generate");

        assertThat(typed.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).contains("--events");
    }

    @Test
    void an_export_asks_with_its_slice_and_its_reason_and_is_the_owners_alone() throws IOException {
        var file = data.resolve("events.jsonl");
        var lines = LINES.write(Envelopes.all().getFirst()) + "\n";
        try (var tidemark = new CannedTidemark()) {
            tidemark.counts("Tidemark-Events", 1)
                    .when(
                            "GET /operator/events?reason=a+bug&households=%s%%2C%s&lane=7&from=2026-04-01T07%%3A30%%3A00Z&to=9"
                                    .formatted(ONE, OTHER),
                            200,
                            lines);

            var typed =
                    tidemark.typed(
                            "events",
                            "export",
                            file.toString(),
                            "--household",
                            ONE,
                            "--household",
                            OTHER,
                            "--lane",
                            "7",
                            "--from",
                            "2026-04-01T07:30:00Z",
                            "--to",
                            "9",
                            "--reason",
                            "a bug");

            assertThat(typed.err()).isEmpty();
            assertThat(typed.out()).contains("1 events are in " + file);
            assertThat(file).hasContent(lines);
            assertThat(Files.getPosixFilePermissions(file))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(tidemark.typed("events", "export", file.toString(), "--reason", "x").err())
                    .contains("is there already");
        }
    }

    @Test
    void an_export_that_was_cut_off_or_refused_leaves_no_file() throws IOException {
        var file = data.resolve("events.jsonl");
        try (var tidemark = new CannedTidemark()) {
            tidemark.counts("Tidemark-Events", 2)
                    .when("GET /operator/events?reason=cut", 200, "{}\n")
                    .when(
                            "GET /operator/events?reason=no",
                            403,
                            "{\"detail\":\"a token with the scope operator:inspect shows them\"}");

            var cut = tidemark.typed("events", "export", file.toString(), "--reason", "cut");
            assertThat(cut.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(cut.err()).contains("cut off after 1 lines");
            var refused = tidemark.typed("events", "export", file.toString(), "--reason", "no");
            assertThat(refused.err()).contains("refused with 403", "operator:inspect");
            var silent = tidemark.typed("events", "export", file.toString());
            assertThat(silent.exitCode()).isEqualTo(ExitCodes.USAGE);
        }
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void an_anonymous_copy_is_made_without_a_server() throws IOException {
        var in = data.resolve("in.jsonl");
        var out = data.resolve("out.jsonl");
        Files.write(in, Envelopes.all().stream().map(LINES::write).toList());

        var typed = Typed.command("events", "anonymise", in.toString(), out.toString());

        assertThat(typed.err()).isEmpty();
        assertThat(out).content().doesNotContain("Coffee", "Giro", "anna", "AT61");
        assertThat(Files.readAllLines(out)).hasSameSizeAs(Envelopes.all());
    }

    @Test
    void a_line_that_is_no_event_stops_the_copy_by_name() throws IOException {
        var in = data.resolve("in.jsonl");
        var out = data.resolve("out.jsonl");
        Files.write(in, List.of(LINES.write(Envelopes.all().getFirst()), "{}"));

        var typed = Typed.command("events", "anonymise", in.toString(), out.toString());

        assertThat(typed.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains("Nothing is written: line 2, payload: must be");
        assertThat(out).doesNotExist();
    }
}
