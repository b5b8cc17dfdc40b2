package dev.tidemark.projection.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.projection.verification.NamedQueries.Query;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A file of queries is read as it is written, or refused with what is wrong.
class NamedQueriesTest {
    @Test
    void queries_have_a_name_perhaps_a_key_and_end_with_a_semicolon() {
        NamedQueries queries =
                NamedQueries.parse(
                        "v2/compare.new.sql",
                        """
                        -- Why this is all that is compared.

                        -- name: totals per month
                        -- key: household, month
                        select household, month, sum(total) -- of all categories
                            from ${schema}.spending
                            group by household, month;

                        -- name: categories
                        select household, category from ${schema}.category;
                        """);

        assertThat(queries.queries().keySet()).containsExactly("totals per month", "categories");
        Query totals = queries.query("totals per month");
        assertThat(totals.key()).isEqualTo(List.of("household", "month"));
        assertThat(totals.in("spending_v2"))
                .startsWith("select household, month, sum(total) -- of all categories\n")
                .contains("from spending_v2.spending")
                .endsWith("group by household, month");
        assertThat(queries.query("categories").key()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "select 1 from ${schema}.t;| 'select 1 from ${schema}.t;' is of no query: put '-- name:' before it.",
                "-- name: a\\nselect 1 from ${schema}.t| query 'a' does not end with ';'.",
                "-- name: a\\nselect 1 from t;| query 'a' must write its tables as ${schema}.table.",
                "-- name: a\\nselect 1 from ${schema}.t;\\n-- name: a| query 'a' needs a name of its own.",
                "-- key: a| '-- key:' belongs right after '-- name:'.",
                "-- nothing| there is no query in it."
            })
    void what_is_wrong_with_a_file_is_said_with_its_name(String text, String message) {
        assertThatThrownBy(
                        () -> NamedQueries.parse("v2/verification.sql", text.replace("\\n", "\n")))
                .isInstanceOf(CannotCompare.class)
                .hasMessage("v2/verification.sql: " + message);
    }
}
