package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    @Test
    void a_token_comes_back() {
        var position = new Position(UUID.randomUUID(), 255, Long.MAX_VALUE);
        assertThat(Position.parse(position.token())).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "!!!",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "_____________________________________________w"
            })
    void anything_else_is_refused(String token) {
        assertThatThrownBy(() -> Position.parse(token))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
