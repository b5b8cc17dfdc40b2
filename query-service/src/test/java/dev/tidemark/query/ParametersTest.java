package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.query.Api.Answer;
import dev.tidemark.readmodel.Story;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parameters that are refused, each by its name.
class ParametersTest {
    private static final RunningQueryService SERVICE = RunningQueryService.SHARED;
    private static final String SUBJECT = "parameters-" + UUID.randomUUID();
    private static final Story STORY = SERVICE.begin(SUBJECT);

    @ParameterizedTest
    @CsvSource({
        "/transactions?form=2026-01-01, form",
        "/transactions?from=2026-02-30, from",
        "/transactions?from=01.02.2026, from",
        "/transactions?from=, from",
        "/transactions?from=0001-01-01, from",
        "/transactions?from=2026-01-02&to=2026-01-01, to",
        "/transactions?from=2026-01-01&from=2026-01-02, from",
        "/transactions?account=1-1-1-1-1, account",
        "/transactions?category=x, category",
        "/transactions?member=' or 1=1, member",
        "/transactions?text=%20, text",
        "/transactions?text=%00, text",
        "/transactions?minAmount=1, currency",
        "/transactions?minAmount=1&currency=EURO, currency",
        "/transactions?minAmount=1.234&currency=EUR, minAmount",
        "/transactions?minAmount=-1&currency=EUR, minAmount",
        "/transactions?maxAmount=1e9&currency=EUR, maxAmount",
        "/transactions?maxAmount=99999999999999999999&currency=EUR, maxAmount",
        "/transactions?maxAmount=999999999999999999&currency=EUR, maxAmount",
        "/transactions?minAmount=2&maxAmount=1&currency=EUR, maxAmount",
        "/transactions?uncategorised=yes, uncategorised",
        "/transactions?includeVoided=1, includeVoided",
        "/transactions?limit=0, limit",
        "/transactions?limit=501, limit",
        "/transactions?limit=1000000000, limit",
        "/transactions?limit=99999999999, limit",
        "/transactions?limit=ten, limit",
        "/transactions?cursor=AAAA, cursor",
        "/transactions?cursor=!, cursor",
        "/balances?asOf=2026-13-01, asOf",
        "/balances?asof=2026-01-01, asof",
        "/balances?asOf=9999-12-31, asOf",
        "/spending?month=2026-1, month",
        "/spending?month=2026-01&from=2026-01, month",
        "/spending?from=2026-02&to=2026-01, from",
        "/spending?from=2000-01&to=2026-01, from",
        "/imports?limit=-1, limit",
        "/imports?cursor=AAAA, cursor",
        "/accounts?limit=1, limit",
        "/categories?tree=true, tree"
    })
    void is_refused_by_name(String path, String parameter) {
        Answer answer =
                SERVICE.as(SUBJECT)
                        .get(
                                "/api/v1/households/"
                                        + STORY.household
                                        + path.replace(" ", "%20").replace("'", "%27"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.problem()).isIn("unknown-parameter", "malformed-parameter");
        assertThat(answer.at("/errors/0/pointer")).isEqualTo(parameter);
        assertThat(answer.at("/detail")).contains(parameter);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
}
