package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.query.Api.Answer;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import dev.tidemark.store.Position;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// How fresh an answer is.
class ConsistencyTest {
    private static final RunningQueryService SERVICE = RunningQueryService.SHARED;
    private final String subject = "fresh-" + UUID.randomUUID();
    private final Story story = SERVICE.begin(subject);
    private final String balances = "/api/v1/households/" + story.household + "/balances";

    @Test
    void a_read_with_a_token_waits_for_the_write() {
        UUID giro = story.account("Giro", "1.00", "2026-01-01");
        read(SERVICE.publish(story));
        for (int n = 1; n <= 20; n++) {
            story.pays(Pay.in(giro, "1.00"));
            Answer answer = read(SERVICE.publish(story));
            assertThat(answer.at("/totals/0/amount")).isEqualTo((n + 1) + ".00");
        }
    }

    @Test
    void a_write_that_does_not_arrive_gives_the_lag_after_the_wait() {
        story.account("Giro", "1.00", "2026-01-01");
        read(SERVICE.publish(story));
        story.account("Late", "1.00", "2026-01-01");
        story.account("Later", "1.00", "2026-01-01");
        Position late = SERVICE.publish(story, false);

        long begun = System.nanoTime();
        Answer answer = SERVICE.as(subject).with("Consistency-Token", late.token()).get(balances);
        Duration waited = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("read-model-lagging");
        assertThat(answer.json().at("/lag").longValue()).isEqualTo(2);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(waited).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
        assertThat(
                        SERVICE.as(subject)
                                .with("Consistency-Token", late.token())
                                .with("Prefer", "respond-async, wait=0")
                                .get(balances)
                                .status())
                .isEqualTo(503);
        SERVICE.sendRest();
    }

    @Test
    void a_token_that_nobody_can_have_been_told_is_refused() {
        Position given = SERVICE.publish(story);
        var beyond = new Position(given.store(), given.lane(), given.laneSeq() + 1_000_000);

        Answer answer =
                SERVICE.as(subject)
                        .with("Consistency-Token", beyond.token())
                        .with("Prefer", "wait=0")
                        .get(balances);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("consistency-token-foreign");
    }

    @Test
    void a_waiting_read_is_answered_when_the_write_arrives() {
        story.account("Giro", "1.00", "2026-01-01");
        Position first = SERVICE.publish(story);
        read(first);
        story.account("More", "2.00", "2026-01-01");
        var next = new Position(first.store(), first.lane(), first.laneSeq() + 1);
        var waiting = CompletableFuture.supplyAsync(() -> read(next));
        SERVICE.publish(story);

        await().atMost(Duration.ofSeconds(10)).until(waiting::isDone);
        assertThat(waiting.join().at("/totals/0/amount")).isEqualTo("3.00");
    }

    @Test
    void a_parked_household_says_so_and_does_not_keep_a_token_waiting() {
        UUID giro = story.account("Giro", "1.00", "2026-01-01");
        Position before = SERVICE.publish(story);
        // Its category was never created, which only spending has to know.
        story.pays(Pay.out(giro, "1.00").in(UUID.randomUUID()));
        Position after = SERVICE.publish(story);
        read(after);
        String spending = "/api/v1/households/" + story.household + "/spending?month=2026-01";
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(
                                        SERVICE.as(subject)
                                                .get(spending)
                                                .header("Projection-Parked-Since"))
                                .isEqualTo(String.valueOf(after.laneSeq())));

        Answer refused =
                SERVICE.as(subject)
                        .with("Consistency-Token", after.token())
                        .with("Prefer", "wait=10")
                        .get(spending);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("household-parked");
        Answer earlier =
                SERVICE.as(subject).with("Consistency-Token", before.token()).get(spending);
        assertThat(earlier.status()).isEqualTo(200);
    }

    @Test
    void a_token_of_another_store_is_a_conflict_and_a_garbled_one_is_refused() {
        story.account("Giro", "1.00", "2026-01-01");
        Position here = SERVICE.publish(story);
        read(here);
        var foreign = new Position(UUID.randomUUID(), here.lane(), 1);

        Answer conflict =
                SERVICE.as(subject).with("Consistency-Token", foreign.token()).get(balances);
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.problem()).isEqualTo("consistency-token-foreign");
        Answer garbled = SERVICE.as(subject).with("Consistency-Token", "garbage").get(balances);
        assertThat(garbled.status()).isEqualTo(400);
        assertThat(garbled.at("/errors/0/pointer")).isEqualTo("Consistency-Token");
    }

    private Answer read(Position position) {
        Answer answer =
                SERVICE.as(subject)
                        .with("Consistency-Token", position.token())
                        .with("Prefer", "wait=10")
                        .get(balances);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer;
    }
}
