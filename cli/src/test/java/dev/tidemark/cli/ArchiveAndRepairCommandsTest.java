package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ArchiveAndRepairCommandsTest {
    private final CannedTidemark tidemark;

    ArchiveAndRepairCommandsTest() throws Exception {
        tidemark = new CannedTidemark();
    }

    @AfterEach
    void close() {
        tidemark.close();
    }

    @Nested
    class Archive {
        private static final String ONE =
                """
                {"name": "spending-1-1", "projection": "spending/1", "build": 1, "position": 826,
                 "createdAt": "2026-11-21T10:00:00Z", "rows": 24, "bytes": 2500000, "code": true,
                 "keptBuild": %s, "keptState": %s}
                """;

        @Test
        void list_shows_what_there_is_and_what_is_in_the_schema() {
            tidemark.when(
                    "GET /operator/archives",
                    200,
                    "{\"archives\": [%s]}".formatted(ONE.formatted("2", "\"following\"")));

            var typed = tidemark.typed("archive", "list");

            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out())
                    .containsPattern(
                            "spending-1-1 +spending/1 +826 +2026-11-21T10:00:00Z +24 +2\\.4 +build 2, following");
            assertThat(tidemark.typed("archive", "list", "--json").out())
                    .contains("\"keptBuild\" : 2");
        }

        @Test
        void nothing_there_is_said() {
            tidemark.when("GET /operator/archives", 200, "{\"archives\": []}");

            assertThat(tidemark.typed("archive", "list"))
                    .isEqualTo(new Typed(0, "There is no archive.\n", ""));
        }

        @Test
        void restore_and_drop_send_the_reason_and_name_the_next_command() {
            var path = "POST /operator/archives/spending-1-1/";
            tidemark.when(path + "restore", 200, ONE.formatted("2", "\"following\""));
            tidemark.when(path + "drop", 200, ONE.formatted("null", "null"));

            var restored =
                    tidemark.typed("archive", "restore", "spending-1-1", "--reason", "an audit");
            var dropped = tidemark.typed("archive", "drop", "spending-1-1", "--reason", "done");

            assertThat(restored.exitCode()).isZero();
            assertThat(restored.out()).contains("24 rows", "tidemark archive drop spending-1-1");
            assertThat(dropped.exitCode()).isZero();
            assertThat(dropped.out()).contains("tidemark archive restore spending-1-1");
            assertThat(tidemark.asked().getFirst()).contains("an audit");
        }

        @Test
        void purge_answers_what_is_left() {
            tidemark.when("POST /operator/archives/spending-1-1/purge", 200, "{\"archives\": []}");

            var typed = tidemark.typed("archive", "purge", "spending-1-1", "--reason", "room");

            assertThat(typed)
                    .isEqualTo(new Typed(0, "spending-1-1 is purged.\nThere is no archive.\n", ""));
        }

        @Test
        void a_refusal_is_3_and_no_name_and_no_reason_are_2() {
            tidemark.when(
                    "POST /operator/archives/spending-1-1/restore",
                    409,
                    "{\"title\": \"The version's schema exists\", \"detail\": \"drop it with tidemark archive drop spending-1-1\"}");

            var refused = tidemark.typed("archive", "restore", "spending-1-1", "--reason", "x");

            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err()).contains("tidemark archive drop spending-1-1");
            assertThat(tidemark.typed("archive", "purge", "../x", "--reason", "x").exitCode())
                    .isEqualTo(2);
            assertThat(tidemark.typed("archive", "purge", "spending-1-1").exitCode()).isEqualTo(2);
        }
    }

    @Nested
    class Repair {
        private static final String HOUSEHOLD = "01935000-0000-7000-8000-000000000002";
        private static final String ONE =
                """
                {"id": "1", "projection": "spending/2", "build": 1, "partition": 3, "household": null,
                 "state": "%s", "households": 4, "failure": %s,
                 "tables": [{"table": "spending", "removed": 2, "written": 3}]}
                """;

        @Test
        void waits_for_the_end_and_shows_the_rows() {
            tidemark.when("POST /operator/repairs", 202, "/operator/repairs/1", running());
            tidemark.when("GET /operator/repairs/1", 200, running());
            tidemark.then("GET /operator/repairs/1", 200, ONE.formatted("repaired", "null"));

            var typed =
                    tidemark.typed(
                            "repair",
                            "household",
                            HOUSEHOLD,
                            "--read-model",
                            "spending",
                            "--reason",
                            "rows are wrong");

            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out()).containsPattern("spending/2 +4 +spending +2 +3");
            assertThat(tidemark.asked().getFirst())
                    .contains(HOUSEHOLD, "rows are wrong", "\"readModel\" : \"spending\"");
        }

        @Test
        void goes_through_every_read_model_unless_one_is_named() {
            tidemark.when(
                    "GET /operator/projections",
                    200,
                    "{\"readModels\": [{\"readModel\": \"balances\"}, {\"readModel\": \"spending\"}]}");
            tidemark.when(
                    "POST /operator/repairs",
                    202,
                    "/operator/repairs/1",
                    ONE.formatted("repaired", "null"));

            var typed = tidemark.typed("repair", "partition", "3", "--reason", "x", "--json");

            assertThat(typed.exitCode()).isZero();
            assertThat(tidemark.asked())
                    .anyMatch(request -> request.contains("\"balances\""))
                    .anyMatch(request -> request.contains("\"spending\""))
                    .filteredOn(request -> request.startsWith("POST"))
                    .allMatch(request -> request.contains("\"partition\" : 3"));
        }

        @Test
        void is_3_when_nothing_could_be_changed() {
            tidemark.when(
                    "POST /operator/repairs",
                    202,
                    "/operator/repairs/1",
                    ONE.formatted("failed", "\"run tidemark relay resend\""));

            var typed =
                    tidemark.typed(
                            "repair",
                            "partition",
                            "3",
                            "--read-model",
                            "spending",
                            "--reason",
                            "x");

            assertThat(typed.exitCode()).isEqualTo(3);
            assertThat(typed.out()).contains("run tidemark relay resend");
        }

        private static String running() {
            return ONE.formatted("running", "null");
        }
    }
}
