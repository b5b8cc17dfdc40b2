package dev.tidemark.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void columns_are_as_wide_as_their_widest_cell_and_numbers_stand_right() {
        var table =
                TextTable.of("Account", ">Balance").row("Giro", "7,419.89").row("Café", "-0.10");

        assertThat(table.render())
                .isEqualTo(
                        """
                        Account   Balance
                        ───────  ────────
                        Giro     7,419.89
                        Café        -0.10
                        """);
    }

    @Test
    void a_row_with_too_few_cells_is_a_mistake() {
        assertThatThrownBy(() -> TextTable.of("a", "b").row("1"))
                .hasMessage("1 cells under 2 headings");
    }

    @Test
    void a_bar_is_as_long_as_its_share_of_the_most() {
        assertThat(Bar.of(100, 100, 4)).isEqualTo("████");
        assertThat(Bar.of(50, 100, 4)).isEqualTo("██");
        assertThat(Bar.of(1, 100_000, 4)).isEqualTo("▏");
        assertThat(Bar.of(-5, 100, 4)).isEmpty();
        assertThat(Bar.of(5, 0, 4)).isEmpty();
    }
}
