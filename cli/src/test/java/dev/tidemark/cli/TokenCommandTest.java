package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTParser;
import dev.tidemark.cli.http.Json;
import dev.tidemark.embedded.issuer.DevelopmentIssuer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {
    @TempDir Path data;

    @Test
    void prints_a_token_of_the_running_instance_for_the_subject() throws Exception {
        try (var issuer = DevelopmentIssuer.start(data, 0)) {
            runningWith(issuer);

            var typed = Typed.command("token", "--subject", "anna", "--data", data.toString());

            assertThat(typed.exitCode()).isZero();
            var claims = JWTParser.parse(typed.out().strip()).getJWTClaimsSet();
            assertThat(claims.getSubject()).isEqualTo("anna");
            assertThat(claims.getStringClaim("scope")).isEmpty();
        }
    }

    @Test
    void an_operators_token_has_the_scope() throws Exception {
        try (var issuer = DevelopmentIssuer.start(data, 0)) {
            runningWith(issuer);

            var typed =
                    Typed.command(
                            "token", "--subject", "op", "--operator", "--data", data.toString());

            var claims = JWTParser.parse(typed.out().strip()).getJWTClaimsSet();
            assertThat(claims.getStringClaim("scope")).isEqualTo("operator");
        }
    }

    @Test
    void without_a_running_instance_it_says_how_to_start_one() {
        var typed = Typed.command("token", "--subject", "anna", "--data", data.toString());

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("./tidemark up").doesNotContain("Exception");
    }

    @Test
    void without_a_subject_the_command_line_makes_no_sense() {
        var typed = Typed.command("token");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("--subject");
    }

    private void runningWith(DevelopmentIssuer issuer) {
        Json.write(
                data.resolve("up.json"),
                Map.of(
                        "pid", ProcessHandle.current().pid(),
                        "url", "http://127.0.0.1:1",
                        "issuer", issuer.url().toString(),
                        "database", "",
                        "kafka", ""));
    }
}
