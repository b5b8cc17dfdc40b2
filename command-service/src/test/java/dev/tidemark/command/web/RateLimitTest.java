package dev.tidemark.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// An instance that answers little, to see what it says then.
class RateLimitTest {
    private static final RunningService PREPARING = RunningService.shared();
    private static final HexFormat HEX = HexFormat.of();
    private static RunningService service;
    private final Home home = Home.of(PREPARING);
    private final Api owner = service.as(home.subject());

    @BeforeAll
    static void start() {
        service =
                RunningService.on(
                        PREPARING.database(),
                        Map.of(
                                "tidemark.rate-limits.caller-per-second", "10",
                                "tidemark.rate-limits.household-per-second", "10"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private List<Api.Answer> flood(Api caller, int requests) {
        String id = home.id().toString();
        List<String> spellings =
                List.of(
                        id,
                        id.toUpperCase(Locale.ROOT),
                        "%" + HEX.toHexDigits((byte) id.charAt(0)) + id.substring(1));
        return IntStream.range(0, requests)
                .mapToObj(i ->
                        caller.with("X-Forwarded-For", "10.0.0." + i)
                                .post(
                                        home.path("/transactions")
                                                .replace(id, spellings.get(i % spellings.size())),
                                        home.expense("1")))
                .toList();
    }

    private long recorded() {
        return service.sql()
                .queryForObject(
                        "select count(*) from event_store.event where household = ? and type = 'expense-recorded'",
                        Long.class,
                        home.id());
    }

    private static List<Integer> statuses(List<Api.Answer> answers) {
        return answers.stream().map(Api.Answer::status).toList();
    }

    @Test
    void who_asks_too_often_is_told_when_to_come_again_and_nobody_else_is() {
        List<Api.Answer> answers = flood(owner, 200);

        assertThat(statuses(answers)).contains(201, 429).containsOnly(201, 429);
        Api.Answer refused = answers.stream().filter(a -> a.status() == 429).findFirst().get();
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(recorded()).isEqualTo(answers.stream().filter(a -> a.status() == 201).count());
        Home another = Home.of(PREPARING);
        assertThat(
                        service.as(another.subject())
                                .post(another.path("/transactions"), another.expense("1"))
                                .status())
                .isEqualTo(201);
    }

    @Test
    void members_share_what_their_household_may_ask_however_they_spell_its_id() {
        Stream<Api> others =
                Stream.generate(() -> home.join(PREPARING, "editor").at(service)).limit(4);
        List<Api> members = Stream.concat(Stream.of(owner), others).toList();

        List<Integer> statuses =
                members.stream().flatMap(member -> statuses(flood(member, 20)).stream()).toList();

        assertThat(statuses.subList(0, 20)).containsOnly(201);
        assertThat(statuses.subList(20, 100)).contains(429);
    }

    @Test
    void a_stranger_cannot_use_up_the_share_of_a_household() {
        for (int stranger = 0; stranger < 4; stranger++) {
            Api eve = service.as("eve-" + UUID.randomUUID());
            assertThat(statuses(flood(eve, 20))).containsOnly(404);
        }
        assertThat(statuses(flood(owner, 5))).containsOnly(201);
    }
}
