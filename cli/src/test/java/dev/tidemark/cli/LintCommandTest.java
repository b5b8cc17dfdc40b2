package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.http.Json;
import dev.tidemark.cli.terminal.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    private static final String RATES =
            """
            --liquibase formatted sql
            -- Author: Tidemark, 2026-11
            -- Purpose: rates
            -- Risk: none
            -- Estimated run time: under 1 s

            --changeset tidemark:rate
            create table ${schema}.rate (
                day  date primary key,
                rate numeric not null
            );
            --rollback drop table ${schema}.rate;
            """;

    @TempDir private Path scratch;

    @Test
    void what_is_clean_ends_with_0() throws Exception {
        assertThat(Typed.command("lint", rates(RATES).toString()))
                .returns(ExitCodes.OK, Typed::exitCode)
                .extracting(Typed::out)
                .asString()
                .contains("1 changelogs, 0 findings, 0 allowed.");
    }

    @Test
    void a_finding_ends_with_1_and_is_shown_with_its_place_the_reason_and_what_to_do()
            throws Exception {
        var file = rates(RATES.replace("numeric", "real"));

        assertThat(Typed.command("lint", scratch.toString()))
                .returns(ExitCodes.DIFFERS, Typed::exitCode)
                .extracting(Typed::out)
                .asString()
                .containsPattern("HIGH +" + file + ":10 +floating-point +column rate.rate is real")
                .contains("Instead: use bigint minor units");
    }

    @Test
    void what_is_below_the_asked_risk_is_shown_and_ends_with_0() throws Exception {
        var json = scratch.resolve("findings.json");
        rates(RATES.replace("numeric", "json"));

        var typed =
                Typed.command("lint", scratch.toString(), "--fail-on", "high", "--json", json + "");

        assertThat(typed)
                .returns(ExitCodes.OK, Typed::exitCode)
                .extracting(Typed::out)
                .asString()
                .contains("json-not-jsonb");
        var finding = Json.MAPPER.readTree(Files.readString(json)).path("findings").path(0);
        assertThat(finding.path("rule").asString()).isEqualTo("json-not-jsonb");
        assertThat(finding.path("line").asInt()).isEqualTo(10);
        assertThat(finding.path("risk").asString()).isEqualTo("MEDIUM");
    }

    @Test
    void a_place_without_changelogs_is_refused() {
        assertThat(Typed.command("lint", scratch.resolve("nowhere").toString()))
                .returns(ExitCodes.FAILED, Typed::exitCode)
                .extracting(Typed::err)
                .asString()
                .contains("There is no changelog at");
    }

    private Path rates(String text) throws IOException {
        var folder = Files.createDirectories(scratch.resolve("db"));
        return Files.writeString(folder.resolve("rates.sql"), text);
    }
}
