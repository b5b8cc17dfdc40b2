package dev.tidemark.cli.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.http.Json;
import org.junit.jupiter.api.Test;

class ImpactReportTest {
    @Test
    void events_stand_beside_what_each_version_does_with_them() {
        var report =
                new ImpactReport(
                        Json.MAPPER.readTree(
                                """
                                {"readModel": "spending",
                                 "versions": [
                                   {"version": 1, "tables": ["spending"], "views": ["Spending"],
                                    "events": {"expense-recorded": ["spending"]}},
                                   {"version": 2, "tables": ["category", "spending"], "views": ["Spending", "SpendingByLine"],
                                    "events": {"category-moved": ["category"], "expense-recorded": ["category", "spending"]}}],
                                 "routes": [{"method": "GET", "path": "/spending", "operation": "getSpending",
                                    "controller": "SpendingController", "views": ["Spending"]}]}
                                """));

        assertThat(report.render())
                .isEqualTo(
                        """
                        Version     Tables              Questions
                        ──────────  ──────────────────  ────────────────────────
                        spending/1  spending            Spending
                        spending/2  category, spending  Spending, SpendingByLine

                        Event             spending/1  spending/2
                        ────────────────  ──────────  ──────────────────
                        category-moved                category
                        expense-recorded  spending    category, spending

                        Route          Controller          Asks
                        ─────────────  ──────────────────  ────────
                        GET /spending  SpendingController  Spending
                        """);
    }
}
