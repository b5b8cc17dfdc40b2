package dev.tidemark.cli.http;

import dev.tidemark.cli.terminal.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The development issuer of a running instance.
public record Issuer(URI url) {
    /// The scope that opens `/operator`.
    public static final String OPERATOR = "operator";

    /// The scope that shows operators values of households.
    public static final String INSPECT = "operator:inspect";

    public String token(String subject, String scope) {
        var form = "subject=" + encoded(subject) + "&scope=" + encoded(scope);
        var request =
                HttpRequest.newBuilder(url.resolve("/token"))
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, BodyHandlers.ofString());
            var answer = Json.lenient(response.body());
            if (response.statusCode() != 200) {
                throw Refused.because(
                        "The issuer refused: %s",
                        answer.path("error_description").asString("no reason given"));
            }
            return answer.path("access_token").asString("");
        } catch (IOException e) {
            throw Refused.because(
                    "The development issuer at %s does not answer: %s. Is ./tidemark up still running?",
                    url, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.because("Interrupted while waiting for a token");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
