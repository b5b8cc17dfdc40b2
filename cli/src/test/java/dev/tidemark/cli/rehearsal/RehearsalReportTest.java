package dev.tidemark.cli.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.http.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RehearsalReportTest {
    private static final String ANSWER =
            """
            {"households": 3, "storeSeconds": 1.5, "migration": {
              "readModel": "spending", "from": 1, "to": 2, "events": 1200, "passed": %s,
              "seconds": {"plan": 2.0%s},
              "report": {"at": "2026-11-02T10:00:00Z", "passed": %1$s, "position": 1200,
                "from": {"schema": "spending_v1", "money": []}, "to": {"schema": "spending_v2", "money": []},
                "comparisons": [], "assertions": [], "differences": [], "reasons": ["net per month: 3 rows differ"]},
              "risks": ["2 MiB of WAL"],
              "schema": {"columnsAdded": ["spending.money_in"], "columnsRemoved": ["spending.total"],
                "indexesAdded": ["CREATE INDEX a ON spending (month)"], "indexesRemoved": []},
              "queries": {"verification.sql": "select 1;\\n", "compare.new.sql": "-- Declared differences: none.\\n\\nselect 2;\\n"}}}
            """;

    private static RehearsalReport report(boolean passed) {
        String more = passed ? ", \"switch\": 0.02, \"rollback\": 0.013" : "";
        return new RehearsalReport(Json.MAPPER.readTree(ANSWER.formatted(passed, more)), 42.04);
    }

    private static String pullRequest(boolean passed) {
        String template = PullRequest.template(Path.of("..").toAbsolutePath().normalize());
        return new PullRequest(report(passed)).filled(template);
    }

    @Test
    void says_what_was_rehearsed_what_it_took_and_what_the_servers_were_spared() {
        assertThat(report(true).render())
                .contains("spending/1 -> spending/2 over 1,200 events of 3 households, in 42.0 s")
                .contains("no fsync", "rollback", "0.013", "It switched, rolled back");
        assertThat(report(true).json().path("seconds").asDouble()).isEqualTo(42.0);
    }

    @Test
    void a_report_that_did_not_pass_says_why_and_what_to_do() {
        assertThat(report(false).passed()).isFalse();
        assertThat(report(false).render())
                .contains("! net per month: 3 rows differ", "NOT PASSED, so nothing was switched")
                .contains("Mend spending/2")
                .doesNotContain("tidemark migrate switch");
    }

    @Test
    void fills_in_every_part_of_the_template_that_a_program_can_know() {
        assertThat(pullRequest(true))
                .contains("## Summary\nspending/1 to spending/2.")
                .contains("the version before:\nnone.")
                .contains("## Risk\nMEDIUM", "`spending.total`", "- 2 MiB of WAL")
                .contains("migrate start spending --to 2")
                .contains("## Validation queries\n```sql\n-- verification.sql\nselect 1;")
                .contains("## Rollback plan\nBefore the switch", "it took 0.013 s")
                .contains("## Measured runtime\nspending/1 -> spending/2 over 1,200 events")
                .contains("## Indexes changed\nAdded:\n```sql\nCREATE INDEX a", "Removed: none")
                .contains("- [ ] `./mvnw verify` passes")
                .doesNotContain("NAME --to");
    }

    @Test
    void a_pull_request_of_what_did_not_pass_says_so() {
        assertThat(pullRequest(false)).contains("## Risk\nHIGH", "it was not rehearsed");
    }
}
