package dev.tidemark.query;

import static dev.tidemark.query.Neighbours.ANNA;
import static dev.tidemark.query.Neighbours.EVE;
import static dev.tidemark.query.Neighbours.HOME;
import static dev.tidemark.query.Neighbours.THINGS;
import static dev.tidemark.query.Neighbours.VERA;
import static dev.tidemark.query.Neighbours.guarded;
import static dev.tidemark.query.Neighbours.random;
import static dev.tidemark.query.Neighbours.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.query.Api.Answer;
import dev.tidemark.query.Neighbours.Route;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// Every route that there is, called by nobody, by a stranger, by a viewer and by an operator.
class RouteSweepTest {
    private static final RunningQueryService SERVICE = RunningQueryService.SHARED;

    @Test
    void nobody_is_asked_for_a_token_everywhere() {
        SoftAssertions.assertSoftly(softly -> {
            for (Route route : guarded()) {
                Answer answer = route.call(SERVICE.anonymous(), HOME.household, THINGS);
                softly.assertThat(answer.status()).as(route.toString()).isEqualTo(401);
                softly.assertThat(answer.header("WWW-Authenticate"))
                        .as(route.toString())
                        .isEqualTo("Bearer");
            }
        });
    }

    @Test
    void a_stranger_finds_nothing_and_cannot_tell_it_from_what_never_was() {
        Api eve = SERVICE.as(EVE);
        Map<String, UUID> random = random();
        SoftAssertions.assertSoftly(softly -> {
            for (Route route : guarded()) {
                if (route.isBelowHousehold()) {
                    Answer theirs = route.call(eve, HOME.household, THINGS);
                    Answer nobodys = route.call(eve, UUID.randomUUID(), random);
                    softly.assertThat(theirs.status()).as(route.toString()).isEqualTo(404);
                    softly.assertThat(told(theirs)).as(route.toString()).isEqualTo(told(nobodys));
                } else if (route.isOperators()) {
                    softly.assertThat(route.call(eve, HOME.household, THINGS).status())
                            .as(route.toString())
                            .isEqualTo(403);
                }
            }
        });
    }

    @Test
    void a_viewer_reads_what_an_owner_reads() {
        SoftAssertions.assertSoftly(softly -> {
            for (Route route : guarded()) {
                if (route.isBelowHousehold()) {
                    Answer viewers = route.call(SERVICE.as(VERA), HOME.household, THINGS);
                    Answer owners = route.call(SERVICE.as(ANNA), HOME.household, THINGS);
                    softly.assertThat(viewers.status()).as(viewers.toString()).isEqualTo(200);
                    softly.assertThat(viewers.body()).as(route.toString()).isEqualTo(owners.body());
                } else if (route.isOperators()) {
                    softly.assertThat(route.call(SERVICE.as(VERA), HOME.household, THINGS).status())
                            .as(route.toString())
                            .isEqualTo(403);
                }
            }
        });
    }

    @Test
    void an_operator_sees_no_household_no_name_and_no_money() {
        Api operator = SERVICE.as("olga", "operator");
        SoftAssertions.assertSoftly(softly -> {
            for (Route route : guarded()) {
                if (route.isBelowHousehold()) {
                    softly.assertThat(route.call(operator, HOME.household, THINGS).status())
                            .as(route.toString())
                            .isEqualTo(404);
                } else if (route.isOperators() && route.reads()) {
                    Answer answer = route.call(operator, HOME.household, THINGS);
                    softly.assertThat(answer.status())
                            .as(route.toString())
                            .isIn(200, 400, 403, 404);
                    softly.assertThat(answer.body())
                            .as(route.toString())
                            .doesNotContain("Zanzibar", "12.34", "4711");
                }
            }
        });
    }

    @Test
    void of_the_actuator_there_is_health_for_all_and_prometheus_for_operators() {
        Api operator = SERVICE.as("olga", "operator");
        for (String path : List.of("/actuator/health", "/actuator/health/liveness")) {
            assertThat(SERVICE.anonymous().get(path).status()).as(path).isIn(200, 503);
        }
        assertThat(SERVICE.anonymous().get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(SERVICE.as(ANNA).get("/actuator/prometheus").status()).isEqualTo(403);
        assertThat(operator.get("/actuator/prometheus").status()).isEqualTo(200);
        for (String path :
                List.of(
                        "env",
                        "beans",
                        "configprops",
                        "heapdump",
                        "loggers",
                        "mappings",
                        "metrics",
                        "threaddump",
                        "info",
                        "conditions",
                        "scheduledtasks",
                        "shutdown",
                        "httpexchanges",
                        "liquibase")) {
            String address = "/actuator/" + path;
            assertThat(SERVICE.anonymous().get(address).status()).as(path).isEqualTo(401);
            assertThat(SERVICE.as(ANNA).get(address).status()).as(path).isEqualTo(403);
            assertThat(operator.get(address).status()).as(path).isEqualTo(404);
        }
    }
}
