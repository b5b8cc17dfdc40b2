package dev.tidemark.command.statement;

import static dev.tidemark.command.statement.Fixtures.bytes;
import static dev.tidemark.command.statement.Fixtures.eur;
import static dev.tidemark.command.statement.Fixtures.only;
import static dev.tidemark.command.statement.Fixtures.profile;
import static dev.tidemark.command.statement.Fixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvProfileTest {
    private final StatementReader reader = new StatementReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "csv-preamble.csv",
                "csv-flags-no-header.csv",
                "csv-debit-credit.csv",
                "csv-utf16.csv"
            })
    void a_file_read_with_its_own_profile_gives_the_same(String name) {
        StatementFile found = reader.read(bytes(name), "EUR");

        assertThat(reader.read(bytes(name), "EUR", profile(found))).isEqualTo(found);
    }

    @Test
    void the_next_file_of_the_bank_is_read_as_the_first_even_if_it_alone_is_ambiguous() {
        CsvProfile profile =
                profile(reader.read(utf8("Date,Text,Amount", "12/25/2026,a,-1.50"), "EUR"));

        StatementFile next =
                reader.read(utf8("Date,Text,Amount", "01/02/2027,b,-1.234"), "KWD", profile);

        assertThat(only(next).lines().getFirst().bookedOn()).hasToString("2027-01-02");
        assertThat(only(next).lines().getFirst().amount()).hasToString("-1.234 KWD");
    }

    @Test
    void one_setting_by_hand_settles_an_ambiguous_file() {
        byte[] file = utf8("Date,Text,Amount", "01/02/2027,b,-1.50");

        StatementFile read = reader.read(file, "EUR", dates("dd/MM/yyyy"));

        assertThat(only(read).lines().getFirst().bookedOn()).hasToString("2027-02-01");
    }

    @Test
    void an_issuer_that_writes_spending_as_positive_is_turned_round() {
        CsvProfile inverted =
                new CsvProfile(
                        "", "", "", List.of(), 0, Map.of(), "", "", List.of(), List.of(), List.of(),
                        List.of(), true);

        StatementFile read =
                reader.read(utf8("Date,Text,Amount", "2027-01-02,b,1.50"), "EUR", inverted);

        assertThat(only(read).sumOfLines()).isEqualTo(eur("-1.50"));
    }

    @Test
    void a_profile_of_another_bank_is_told() {
        CsvProfile profile = profile(reader.read(bytes("csv-preamble.csv"), "EUR"));

        assertRule(() -> reader.read(bytes("csv-utf16.csv"), "EUR", profile), "csv.header-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "dd", "QQQQ", "yyyyyyyyyyyyyyy", "''''"})
    void a_date_format_that_is_none_is_refused_by_name(String format) {
        assertRule(
                () -> reader.read(utf8("Date,Amount", "2027-01-02,1"), "EUR", dates(format)),
                "profile.invalid");
    }

    @Test
    void roles_and_column_numbers_are_checked() {
        for (Map<String, List<Integer>> columns :
                List.of(
                        Map.of("colour", List.of(1)),
                        Map.of("amount", List.of(0)),
                        Map.of("memo", List.of(1)))) {
            CsvProfile profile =
                    new CsvProfile(
                            "", "", "", List.of(), 0, columns, "", "", List.of(), List.of(),
                            List.of(), List.of(), false);
            assertRule(
                    () -> reader.read(utf8("Date,Amount", "2027-01-02,1"), "EUR", profile),
                    "profile.invalid");
        }
    }

    private static CsvProfile dates(String format) {
        return new CsvProfile(
                "", "", "", List.of(), 0, Map.of(), format, "", List.of(), List.of(), List.of(),
                List.of(), false);
    }

    private static void assertRule(ThrowingCallable call, String rule) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(call)
                .satisfies(e ->
                        assertThat(e.problems()).extracting(Problem::rule).containsExactly(rule));
    }
}
