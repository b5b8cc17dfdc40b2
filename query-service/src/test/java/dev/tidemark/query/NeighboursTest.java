package dev.tidemark.query;

import static dev.tidemark.query.Neighbours.ANNA;
import static dev.tidemark.query.Neighbours.EVE;
import static dev.tidemark.query.Neighbours.EVES;
import static dev.tidemark.query.Neighbours.FOOD;
import static dev.tidemark.query.Neighbours.GIRO;
import static dev.tidemark.query.Neighbours.HOME;
import static dev.tidemark.query.Neighbours.THINGS;
import static dev.tidemark.query.Neighbours.guarded;
import static dev.tidemark.query.Neighbours.random;
import static dev.tidemark.query.Neighbours.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.query.Api.Answer;
import dev.tidemark.query.Neighbours.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// What a member of one household may try with what is of another.
class NeighboursTest {
    private static final RunningQueryService SERVICE = RunningQueryService.SHARED;

    @Test
    void ids_of_another_household_below_ones_own_are_ids_of_nothing() {
        Api eve = SERVICE.as(EVE);
        Map<String, UUID> random = random();
        SoftAssertions.assertSoftly(softly -> {
            for (Route route : guarded()) {
                if (route.isBelowHousehold()) {
                    softly.assertThat(told(route.call(eve, EVES.household, THINGS)))
                            .as(route.toString())
                            .isEqualTo(told(route.call(eve, EVES.household, random)));
                }
            }
            for (String path : List.of("/api/v1", "/api/v2")) {
                String list = path + "/households/" + EVES.household + "/transactions?";
                Map<String, UUID> filters =
                        Map.of("account", GIRO, "category", FOOD, "member", HOME.anna);
                filters.forEach((filter, theirs) ->
                        softly.assertThat(told(eve.get(list + filter + "=" + theirs)))
                                .as(list + filter)
                                .isEqualTo(told(eve.get(list + filter + "=" + UUID.randomUUID()))));
            }
        });
    }

    @Test
    void a_cursor_of_another_household_is_no_cursor() {
        for (String version : List.of("/api/v1", "/api/v2")) {
            String list = version + "/households/%s/transactions?limit=1";
            String theirs = SERVICE.as(ANNA).get(list.formatted(HOME.household)).at("/next");
            assertThat(theirs).isNotEmpty();
            Api eve = SERVICE.as(EVE);
            String own = list.formatted(EVES.household) + "&cursor=";
            Answer answer = eve.get(own + theirs);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(told(answer))
                    .isEqualTo(told(eve.get(own + theirs.substring(0, 20) + "AAAA")));
        }
    }

    /// Told apart by time they would take different ways; the ways are one.
    @Test
    void a_strangers_answer_takes_as_long_as_that_about_nothing() {
        Api eve = SERVICE.as(EVE);
        String path = "/api/v1/households/%s/transactions";
        List<Long> theirs = new ArrayList<>();
        List<Long> nobodys = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            theirs.add(nanos(eve, path.formatted(HOME.household)));
            nobodys.add(nanos(eve, path.formatted(UUID.randomUUID())));
        }
        double ratio = (double) median(theirs) / median(nobodys);

        assertThat(ratio).isBetween(0.5, 2.0);
    }

    private static long nanos(Api api, String path) {
        long begun = System.nanoTime();
        assertThat(api.get(path).status()).isEqualTo(404);
        return System.nanoTime() - begun;
    }

    private static long median(List<Long> times) {
        times.sort(Comparator.naturalOrder());
        return times.get(times.size() / 2);
    }
}
