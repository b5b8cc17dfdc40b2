package dev.tidemark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.rehearsal.generator.StreamPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerateArgumentsTest {
    @Test
    void what_is_not_the_generators_own_is_a_setting_of_the_service() {
        var arguments =
                GenerateArguments.parse(
                        List.of(
                                "--events",
                                "200000",
                                "--tidemark.database.url=jdbc:postgresql://host/x",
                                "--seed=42"));

        assertThat(arguments.plan()).isEqualTo(new StreamPlan(42, 200_000, 500, "demo"));
        assertThat(arguments.settings())
                .containsExactly("--tidemark.database.url=jdbc:postgresql://host/x");
    }

    @Test
    void what_is_wrong_is_named() {
        assertThatThrownBy(() -> GenerateArguments.parse(List.of("--events=many")))
                .hasMessage("--events takes a whole number, not many");
        assertThatThrownBy(() -> GenerateArguments.parse(List.of("--seed=1")))
                .hasMessage("--events is missing: say how many");
        assertThatThrownBy(() -> GenerateArguments.parse(List.of("--events")))
                .hasMessage("--events needs a value");
    }
}
