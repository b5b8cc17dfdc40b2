package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MigrateCommandTest {
    private static final String MIGRATION =
            """
            {"id": 7, "readModel": "spending", "from": "spending/1", "to": "spending/2", "phase": "%s", \
            "since": "2026-11-21T10:00:00Z", "problem": %s, "paused": false, "progress": %s, \
            "lag": {"events": 3, "seconds": 0.1}, "closedGates": [%s], "liveP99Millis": 2.25, "next": [%s]}
            """;
    private static final String HALF =
            "{\"done\": 500, \"total\": 1000, \"perSecond\": 100, \"secondsLeft\": 5.2}";

    private final CannedTidemark tidemark;

    MigrateCommandTest() throws Exception {
        tidemark = new CannedTidemark();
    }

    @AfterEach
    void close() {
        tidemark.close();
    }

    private static String in(String phase, String... next) {
        return migration(phase, "null", "null", "", next);
    }

    private static String migration(
            String phase, String problem, String progress, String gate, String... next) {
        return MIGRATION
                .formatted(
                        phase,
                        problem,
                        progress,
                        gate,
                        next.length == 0 ? "" : "\"" + String.join("\", \"", next) + "\"")
                .strip();
    }

    private static String stream(String... states) {
        return "event: migration\ndata: "
                + String.join("\n\nevent: migration\ndata: ", states)
                + "\n\n";
    }

    @Nested
    class Watch {
        private static final String WATCH = "GET /operator/migrations/7/watch";

        @Test
        void shows_bar_rate_rest_and_live_p99_and_is_0_when_ready_with_the_next_command() {
            tidemark.when(
                    WATCH,
                    200,
                    stream(
                            migration("building", "null", HALF, "", "pause"),
                            in("ready", "switch", "shadow")));

            var typed = tidemark.typed("migrate", "watch", "7");

            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out())
                    .contains(
                            "building",
                            "[████████████            ] 500/1000  100/s  5 s left",
                            "live p99 2.3 ms",
                            "next: tidemark migrate switch 7 --reason ... (or shadow)");
        }

        @Test
        void opens_a_stream_that_ended_too_early_again() {
            tidemark.when(WATCH, 200, stream(in("building")))
                    .then(WATCH, 200, stream(in("live", "rollback", "retire")));

            var typed = tidemark.typed("migrate", "watch", "7");

            assertThat(typed.exitCode()).isZero();
            assertThat(tidemark.asked()).hasSize(2);
            assertThat(typed.out()).contains("tidemark migrate rollback 7");
        }

        @Test
        void is_1_when_rejected_and_names_the_report() {
            tidemark.when(WATCH, 200, stream(in("rejected", "report", "verify", "abort")));

            var typed = tidemark.typed("migrate", "watch", "7");

            assertThat(typed.exitCode()).isEqualTo(1);
            assertThat(typed.out()).contains("next: tidemark migrate report 7");
        }

        @Test
        void is_3_when_aborted_or_when_a_person_must_mend_something() {
            tidemark.when(WATCH, 200, stream(in("aborted")));
            assertThat(tidemark.typed("migrate", "watch", "7").exitCode()).isEqualTo(3);

            tidemark.when(
                    WATCH,
                    200,
                    stream(
                            migration(
                                    "building",
                                    "\"event 9 throws\"",
                                    "null",
                                    "",
                                    "resume",
                                    "abort")));
            var typed = tidemark.typed("migrate", "watch", "7");
            assertThat(typed.exitCode()).isEqualTo(3);
            assertThat(typed.out())
                    .contains("problem: event 9 throws", "next: tidemark migrate resume 7");
        }

        @Test
        void of_what_does_not_exist_is_refused_at_once() {
            tidemark.when(WATCH, 404, "{\"detail\": \"there is no migration 7\"}");

            var typed = tidemark.typed("migrate", "watch", "7");

            assertThat(typed.exitCode()).isEqualTo(3);
            assertThat(typed.err()).contains("there is no migration 7");
        }

        @Test
        void prints_lines_of_json_for_scripts() {
            tidemark.when(WATCH, 200, stream(in("building"), in("retired")));

            assertThat(tidemark.typed("migrate", "watch", "7", "--json").out().lines())
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("{\"id\":7"));
        }
    }

    @Test
    void start_sends_version_pace_and_reason_and_names_watch() {
        tidemark.when("POST /operator/migrations", 202, in("planned", "pause"));

        var typed =
                tidemark.typed(
                        "migrate",
                        "start",
                        "spending",
                        "--to",
                        "2",
                        "--throttle",
                        "20000",
                        "--window",
                        "01:00-05:00",
                        "--reason",
                        "by line");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).contains("next: tidemark migrate watch 7");
        assertThat(tidemark.asked().getFirst())
                .contains(
                        "\"readModel\" : \"spending\"",
                        "\"version\" : 2",
                        "\"throttle\" : 20000",
                        "\"hours\" : \"01:00-05:00\"",
                        "\"reason\" : \"by line\"");
    }

    @Test
    void a_plan_is_1_where_something_stands_in_the_way() {
        var plan = "{\"summary\": \"1,000 events\", \"obstacles\": [%s]}";
        tidemark.when("POST /operator/migrations/plan", 200, plan.formatted(""));
        var possible = tidemark.typed("migrate", "plan", "spending");
        assertThat(possible.exitCode()).isZero();
        assertThat(possible.out()).contains("1,000 events", "tidemark migrate start spending");

        tidemark.when("POST /operator/migrations/plan", 200, plan.formatted("\"no room\""));
        assertThat(tidemark.typed("migrate", "plan", "spending").exitCode()).isEqualTo(1);
    }

    @Test
    void no_act_goes_without_a_reason() {
        for (String command : new String[] {"pause", "verify", "rollback", "retire", "abort"}) {
            var typed = tidemark.typed("migrate", command, "7");
            assertThat(typed.exitCode()).as(command).isEqualTo(2);
            assertThat(typed.err()).as(command).contains("--reason");
        }
        assertThat(tidemark.asked()).isEmpty();
    }

    @Test
    void a_switch_of_several_is_one_request_and_closed_gates_are_listed() {
        tidemark.when(
                "POST /operator/migrations/switch",
                409,
                "{\"detail\": \"not ready\", \"errors\": [{\"pointer\": \"\", \"detail\": \"no passed report\"}]}");

        var typed = tidemark.typed("migrate", "switch", "7", "8", "--reason", "release 2");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("not ready").contains("no passed report");
        assertThat(tidemark.asked().getFirst()).contains("[ 7, 8 ]", "\"force\" : false");
    }

    @Test
    void a_throttle_without_a_number_is_lifted() {
        tidemark.when("POST /operator/migrations/7/throttle", 200, in("building"));

        assertThat(tidemark.typed("migrate", "throttle", "7", "--reason", "night").exitCode())
                .isZero();
        assertThat(tidemark.asked().getFirst()).contains("\"eventsPerSecond\" : null");
    }

    @Test
    void a_report_that_did_not_pass_is_1_and_names_what_differs() {
        tidemark.when(
                "GET /operator/migrations/7/report",
                200,
                """
                {"at": "2026-11-21T10:00:00Z", "position": 900, "passed": false,
                 "from": {"schema": "spending_v1", "money": []},
                 "to": {"schema": "spending_v2", "money": [{"measure": "net payments", "differing": 2}]},
                 "comparisons": [{"query": "totals", "households": 3, "fromRows": 9, "toRows": 9,
                    "differingRows": 1, "fromHash": "a", "toHash": "b"}],
                 "differences": [{"query": "totals", "household": "h-1", "key": {"month": "2026-01"},
                    "columns": ["minor"], "values": null, "eventCount": 2, "events": [{"type": "booking.payment"}]}],
                 "assertions": [{"query": "no negative sum", "rows": 4}], "reasons": ["1 row differs: abort"]}
                """);

        var typed = tidemark.typed("migrate", "report", "7");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out())
                .containsPattern("totals +3 +9 +9 +1 +DIFFERS")
                .contains("NOT PASSED", "no negative sum: DOES NOT HOLD for 4 rows")
                .contains("net payments in spending_v2: DIFFERS from the log for 2")
                .contains("household h-1", "minor", "booking.payment", "! 1 row differs: abort")
                .contains("tidemark migrate abort 7");
        assertThat(tidemark.typed("migrate", "report", "7", "--values").exitCode()).isEqualTo(2);
    }

    @Test
    void history_is_of_one_or_of_a_read_model() {
        tidemark.when(
                "GET /operator/migrations/7/history",
                200,
                "{\"records\": [{\"at\": \"2026-11-21T10:00:00Z\", \"actor\": \"olga\", \"action\": \"switch\", \"before\": \"spending/1.1\", \"after\": \"spending/2.1\", \"release\": \"0.1\", \"reason\": \"by line\"}]}");
        tidemark.when(
                "GET /operator/migrations", 200, "{\"migrations\": [%s]}".formatted(in("retired")));

        assertThat(tidemark.typed("migrate", "history", "7").out())
                .containsPattern("olga +switch +spending/1.1 +spending/2.1 +0.1 +by line");
        assertThat(tidemark.typed("migrate", "history", "spending").out()).contains("retired");
        assertThat(tidemark.typed("migrate", "history", "ledger").out()).doesNotContain("retired");
    }

    @Test
    void projections_show_versions_and_what_can_be_built() {
        tidemark.when(
                "GET /operator/projections",
                200,
                """
                {"readModels": [
                  {"readModel": "balances", "code": [1, 2], "versions": [{"version": 1, "build": 1, "state": "live",
                    "active": true, "migration": null, "phase": null, "position": 90, "lagEvents": 2,
                    "lagSeconds": 0.5, "parked": 0, "bytes": 1048576}]},
                  {"readModel": "spending", "code": [1, 2], "versions": [{"version": 2, "build": 1, "state": "building",
                    "active": false, "migration": 7, "phase": "building", "position": 50, "lagEvents": null,
                    "lagSeconds": null, "parked": null, "bytes": 0}]}]}
                """);

        assertThat(tidemark.typed("projections").out())
                .containsPattern("balances/1 +1 +live +active +90 +2 +0\\.5 +0 +1\\.0")
                .containsPattern("spending/2 +1 +building +building \\(migration 7\\) +50")
                .contains("tidemark migrate start balances --to 2")
                .doesNotContain("start spending");
    }

    @Test
    void the_doctor_is_1_with_findings_and_names_the_next_command_of_each() {
        tidemark.when("GET /operator/doctor", 200, "{\"findings\": []}");
        assertThat(tidemark.typed("doctor"))
                .isEqualTo(new Typed(0, "Nothing is in the way.\n", ""));

        tidemark.when(
                "GET /operator/doctor",
                200,
                "{\"findings\": [{\"kind\": \"parked\", \"subject\": \"spending/1\", \"detail\": \"2 households\", \"next\": \"tidemark parked list\"}]}");
        var typed = tidemark.typed("doctor");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).contains("parked: spending/1", "next: tidemark parked list");
    }

    @Test
    void adopt_names_read_model_and_version() {
        tidemark.when(
                "POST /operator/projections/spending/2/adopt",
                200,
                "{\"adopted\": \"spending/2\", \"foreign\": []}");

        assertThat(tidemark.typed("migrate", "adopt", "spending", "2", "--reason", "same").out())
                .contains("spending/2 is adopted");
    }
}
