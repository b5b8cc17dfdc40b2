package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OperatorCommandsTest {
    private final CannedTidemark tidemark;

    OperatorCommandsTest() throws Exception {
        tidemark = new CannedTidemark();
    }

    @AfterEach
    void close() {
        tidemark.close();
    }

    @Nested
    class Check {
        private static final String VERSION =
                """
                {"state": "%s", "versions": [{"projection": "spending/1", "passed": %s, "complete": %s,
                  "completeness": {"applied": 826, "stored": %s, "differingLanes": [7]},
                  "parkedHouseholds": 0, "failure": null,
                  "tables": [{"table": "spending", "equal": %s, "live": {"rows": 24}, "rebuilt": {"rows": 25}}]}]}
                """;

        @Test
        void waits_for_the_result_and_is_0_when_all_agrees() {
            answers("passed", true, true, 826, true);

            var typed = tidemark.typed("check");

            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out())
                    .containsPattern("spending/1 +spending +24 +25 +equal +826 +826 +complete");
        }

        @Test
        void is_1_when_rows_differ() {
            answers("failed", false, true, 826, false);

            assertThat(tidemark.typed("check"))
                    .satisfies(typed -> {
                        assertThat(typed.exitCode()).isEqualTo(1);
                        assertThat(typed.out()).contains("DIFFERS");
                    });
        }

        @Test
        void is_1_when_events_are_missing_and_names_the_lanes() {
            answers("failed", false, false, 827, true);

            var typed = tidemark.typed("check");

            assertThat(typed.exitCode()).isEqualTo(1);
            assertThat(typed.out())
                    .contains("INCOMPLETE", "spending/1 differs from the store in lanes 7");
        }

        @Test
        void is_1_when_no_version_was_checked() {
            tidemark.when(
                    "POST /operator/checks", 202, "/operator/checks/1", "{\"state\": \"running\"}");
            tidemark.when(
                    "GET /operator/checks/1", 200, "{\"state\": \"passed\", \"versions\": []}");

            assertThat(tidemark.typed("check").exitCode()).isEqualTo(1);
        }

        private void answers(
                String state, boolean passed, boolean complete, int stored, boolean equal) {
            tidemark.when(
                    "POST /operator/checks", 202, "/operator/checks/1", "{\"state\": \"running\"}");
            tidemark.when(
                    "GET /operator/checks/1",
                    200,
                    VERSION.formatted(state, passed, complete, stored, equal));
        }
    }

    @Nested
    class Status {
        private static final String STATUS =
                """
                {"services": [{"role": "tidemark_query", "application": "tidemark query", "connections": 2}],
                 "store": {"store": "4efe2749", "events": 826, "lanesInUse": 1, "longestLaneWaitMillis": 1.5, "waiting": 0},
                 "relay": {"state": "%s", "topic": "tidemark.events", "checkpoint": 826, "lag": 0, "openRequests": 0},
                 "projections": [{"projection": "spending/1", "build": 1, "state": "live", "active": true, "code": true,
                   "position": 820, "lagEvents": 6, "lagSeconds": 0.25, "aheadOfStore": 0, "parked": %d,
                   "holes": [], "stopped": [], "healthy": %s}]}
                """;

        @Test
        void shows_positions_and_lags_and_is_0_when_nothing_is_wrong() {
            tidemark.when("GET /operator/status", 200, STATUS.formatted("sending", 0, true));

            var typed = tidemark.typed("status");

            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out())
                    .containsPattern("spending/1 +1 +live +active +820 +6 +0\\.3")
                    .containsPattern("longest lane wait +1\\.5 ms");
        }

        @Test
        void is_1_when_a_household_is_parked() {
            tidemark.when("GET /operator/status", 200, STATUS.formatted("sending", 1, false));

            var typed = tidemark.typed("status");

            assertThat(typed.exitCode()).isEqualTo(1);
            assertThat(typed.out()).contains("1 households parked");
        }

        @Test
        void is_1_when_the_relay_refuses() {
            tidemark.when("GET /operator/status", 200, STATUS.formatted("refused", 0, true));

            assertThat(tidemark.typed("status").exitCode()).isEqualTo(1);
        }

        @Test
        void prints_the_answer_for_scripts() {
            tidemark.when("GET /operator/status", 200, STATUS.formatted("sending", 0, true));

            assertThat(tidemark.typed("status", "--json").out()).contains("\"lagEvents\" : 6");
        }
    }

    @Nested
    class Relay {
        @Test
        void resend_names_the_run_and_waits_until_it_is_sent() {
            tidemark.when("POST /operator/relay/resend", 202, "/operator/relay/requests/3", "");
            tidemark.when(
                    "GET /operator/relay/requests/3",
                    200,
                    "{\"doneAt\": \"2026-11-21T10:00:00Z\", \"result\": \"sent 12 events again\"}");

            var typed =
                    tidemark.typed(
                            "relay", "resend", "--lane", "7", "--from", "40", "--reason", "a hole");

            assertThat(typed).isEqualTo(new Typed(0, "sent 12 events again\n", ""));
            assertThat(tidemark.asked().getFirst())
                    .contains("\"lane\" : 7", "\"from\" : 40", "\"reason\" : \"a hole\"");
        }

        @Test
        void rebuild_needs_a_reason() {
            var typed = tidemark.typed("relay", "rebuild");

            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.err()).contains("--reason");
        }
    }

    @Nested
    class Parked {
        private static final String HOUSEHOLD = "01935000-0000-7000-8000-000000000002";

        @Test
        void nobody_is_0_and_somebody_is_1() {
            tidemark.when("GET /operator/parked", 200, "{\"parked\": []}");
            assertThat(tidemark.typed("parked", "list"))
                    .isEqualTo(new Typed(0, "No household is parked.\n", ""));

            tidemark.when("GET /operator/parked", 200, one("parked"));
            assertThat(tidemark.typed("parked", "list").exitCode()).isEqualTo(1);
        }

        @Test
        void retry_sends_the_reason() {
            var path = "/operator/parked/spending/" + HOUSEHOLD + "/retry";
            tidemark.when("POST " + path, 202, one("retry"));

            var typed =
                    tidemark.typed("parked", "retry", "spending", HOUSEHOLD, "--reason", "mended");

            assertThat(typed.exitCode()).isZero();
            assertThat(tidemark.asked().getFirst()).startsWith("POST " + path).contains("mended");
        }

        private static String one(String state) {
            return "{\"parked\": [{\"projection\": \"spending/1\", \"household\": \"%s\", \"since\": 4, \"events\": 2, \"state\": \"%s\", \"cause\": \"22003\"}]}"
                    .formatted(HOUSEHOLD, state);
        }
    }

    @Test
    void a_refusal_is_one_sentence_with_its_fields() {
        tidemark.when(
                "GET /operator/relay",
                403,
                "{\"title\": \"Forbidden\", \"detail\": \"the token lacks the scope operator\"}");

        var typed = tidemark.typed("relay", "status");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err())
                .isEqualTo(
                        "GET /operator/relay was refused with 403: the token lacks the scope operator\n");
    }

    @Test
    void nothing_at_the_address_says_how_to_start_it() {
        tidemark.close();

        var typed = tidemark.typed("status");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("./tidemark up");
    }
}
