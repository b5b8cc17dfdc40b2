package dev.tidemark.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "12.34,EUR,1234",
        "-0.05,EUR,-5",
        "8.850,EUR,885",
        "0,EUR,0",
        "100,JPY,100",
        "1.234,KWD,1234",
        "100.00,JPY,100"
    })
    void a_decimal_is_read_exactly(String amount, String currency, long minor) {
        assertThat(Money.parse(amount, currency)).isEqualTo(new Money(minor, currency));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12.345",
                "1e3",
                "1,5",
                "",
                " 1",
                "+1",
                "01",
                ".5",
                "5.",
                "NaN",
                "1e100000000",
                "12..34",
                "0x1",
                "١"
            })
    void anything_else_is_refused_never_rounded(String amount) {
        assertThatThrownBy(() -> Money.parse(amount, "EUR"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "EURO", "eur", "", "XAU"})
    void a_currency_that_accounts_are_not_kept_in_is_refused(String currency) {
        assertThatThrownBy(() -> Money.parse("1", currency))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_decimal_has_exactly_the_currency_s_digits() {
        assertThat(new Money(-5, "EUR").decimal()).isEqualTo("-0.05");
        assertThat(new Money(1230, "EUR").decimal()).isEqualTo("12.30");
        assertThat(new Money(7, "JPY").decimal()).isEqualTo("7");
    }

    @Test
    void currencies_are_not_added_to_each_other_and_amounts_end_somewhere() {
        assertThatThrownBy(() -> Money.zero("EUR").plus(Money.zero("USD")))
                .hasMessage("USD cannot be added to EUR");
        assertThatThrownBy(() -> new Money(Money.MAX_MINOR, "EUR").plus(new Money(1, "EUR")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
