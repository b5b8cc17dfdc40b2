package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Direction;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.Money;
import dev.tidemark.event.Role;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.query.Api.Answer;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.RandomHistory;
import dev.tidemark.readmodel.Story;
import dev.tidemark.store.Position;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two shapes of one report, beside a service in which the older version is active.
class SpendingTest {
    private static final RunningQueryService SERVICE = RunningQueryService.SHARED;
    private static RunningQueryService older;
    private final String subject = "spends-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        older = new RunningQueryService(new ProjectionId("spending", 1));
    }

    @AfterAll
    static void stop() {
        older.close();
    }

    @Test
    void by_line_with_paths_refunds_and_members() {
        Story story = SERVICE.begin(subject);
        UUID ben = story.joins("ben", Role.EDITOR);
        UUID giro = story.account("Giro", "0.00", "2026-01-01");
        UUID home = story.expenses("Home");
        UUID power = story.expenses("Power");
        UUID salary = story.category("Salary", CategoryKind.INCOME, null);
        story.pays(Pay.out(giro, "40.00").in(power).split("10.00", home));
        story.pays(Pay.in(giro, "5.00").in(power));
        Pay bens = Pay.out(giro, "2.00").in(power);
        story.amends(story.pays(bens), bens.by(ben));
        story.pays(Pay.in(giro, "2000.00").in(salary));
        story.pays(Pay.out(giro, "100.00").in(salary));
        story.pays(Pay.out(giro, "1.00"));
        UUID tokyo = story.account("Tokyo", Money.zero("JPY"), LocalDate.parse("2026-01-01"));
        story.pays(Pay.of(Direction.OUT, tokyo, new Money(500, "JPY")));
        story.renames(home, "Home", "House");
        story.happens(power, new CategoryEvent.CategoryMoved(null, home));

        Answer answer = read(SERVICE, story.household, SERVICE.publish(story), "v2");

        assertThat(answer.header("Projection")).isEqualTo(SERVICE.newest("spending").toString());
        var euros = answer.json().at("/months/0/currencies/0");
        assertThat(euros.at("/currency").asString()).isEqualTo("EUR");
        assertThat(euros.at("/spent/amount").asString()).isEqualTo("43.00");
        assertThat(euros.at("/refunded/amount").asString()).isEqualTo("5.00");
        assertThat(euros.at("/earned/amount").asString()).isEqualTo("2000.00");
        assertThat(euros.at("/paidBack/amount").asString()).isEqualTo("100.00");
        assertThat(euros.at("/net/amount").asString()).isEqualTo("1862.00");
        assertThat(euros.at("/spending")).hasSize(3);
        assertThat(euros.at("/spending/0/path").toString()).isEqualTo("[\"House\"]");
        assertThat(euros.at("/spending/1/path").toString()).isEqualTo("[\"House\",\"Power\"]");
        assertThat(euros.at("/spending/1/category").asString()).isEqualTo(power.toString());
        assertThat(euros.at("/spending/1/spent/amount").asString()).isEqualTo("32.00");
        assertThat(euros.at("/spending/1/refunded/amount").asString()).isEqualTo("5.00");
        assertThat(euros.at("/spending/1/lines").intValue()).isEqualTo(3);
        assertThat(euros.at("/spending/1/members").valueStream())
                .extracting(
                        m -> m.at("/member").asString() + " " + m.at("/spent/amount").asString())
                .containsExactlyInAnyOrder(story.anna + " 30.00", ben + " 2.00");
        assertThat(euros.at("/spending/2/category").isNull()).isTrue();
        assertThat(euros.at("/spending/2/path")).isEmpty();
        assertThat(euros.at("/income/0/earned/amount").asString()).isEqualTo("2000.00");
        assertThat(euros.at("/income/0/paidBack/amount").asString()).isEqualTo("100.00");
        assertThat(answer.at("/months/0/currencies/1/spent/amount")).isEqualTo("500");
    }

    @Test
    void a_month_without_transactions_is_empty() {
        Story story = SERVICE.begin(subject);

        Position position = SERVICE.publish(story);
        Answer answer = read(SERVICE, story.household, position, "v2");

        assertThat(answer.json().at("/knownAt/number").longValue())
                .isGreaterThanOrEqualTo(position.laneSeq());
        assertThat(answer.body())
                .endsWith(
                        "\"from\":\"2026-01\",\"to\":\"2026-01\",\"months\":[{\"month\":\"2026-01\",\"currencies\":[]}]}");
    }

    @Test
    void months_are_asked_for_as_in_the_first_shape() {
        Story story = SERVICE.begin(subject);
        SERVICE.publish(story);
        String path = "/api/v2/households/" + story.household + "/spending";

        Answer both = SERVICE.as(subject).get(path + "?month=2026-01&from=2026-01");
        assertThat(both.problem()).isEqualTo("malformed-parameter");
        assertThat(both.at("/errors/0/pointer")).isEqualTo("month");
        Answer tooLong = SERVICE.as(subject).get(path + "?from=1990-01&to=2026-01");
        assertThat(tooLong.at("/errors/0/pointer")).isEqualTo("from");
        assertThat(SERVICE.as(subject).get(path + "?from=2025-12&to=2026-01").json().at("/months"))
                .hasSize(2);
    }

    @Test
    void the_first_shape_names_its_successor_in_refusals_too() {
        Story story = SERVICE.begin(subject);
        Position position = SERVICE.publish(story);
        String path = "/households/" + story.household + "/spending";

        assertThat(
                        List.of(
                                read(SERVICE, story.household, position, "v1"),
                                SERVICE.as(subject).get("/api/v1" + path + "?month=soon")))
                .allSatisfy(answer -> {
                    assertThat(answer.header("Deprecation")).isEqualTo("@1795305600");
                    assertThat(answer.header("Sunset")).isEqualTo("Mon, 22 Nov 2027 00:00:00 GMT");
                    assertThat(answer.header("Link"))
                            .isEqualTo("</api/v2%s>; rel=\"successor-version\"".formatted(path));
                });
        assertThat(read(SERVICE, story.household, position, "v2").header("Deprecation")).isEmpty();
    }

    @Test
    void while_the_older_version_is_active_the_newer_shape_is_not_there_yet() {
        var story = new Story();
        Position position = in(older, story, story.events());

        Answer answer = read(older, story.household, position, "v2");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("needs-spending-v2");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.at("/detail")).contains("spending/1", "spending/2");
        assertThat(read(older, story.household, position, "v1").status()).isEqualTo(200);
    }

    @Test
    void where_nothing_is_split_the_first_shape_is_the_same_from_either_version() {
        Story story = RandomHistory.story(7, 150, false);
        List<EventEnvelope> events = story.events();

        Answer before = read(older, story.household, in(older, story, events), "v1");
        Answer after = read(SERVICE, story.household, in(SERVICE, story, events), "v1");

        assertThat(before.header("Projection")).isEqualTo("spending/1");
        assertThat(after.header("Projection")).isEqualTo(SERVICE.newest("spending").toString());
        assertThat(after.body()).hasSizeGreaterThan(5_000).isEqualTo(before.body());
    }

    private Position in(RunningQueryService service, Story story, List<EventEnvelope> events) {
        service.join(story.household, subject, story.anna);
        return service.publish(events, true);
    }

    private Answer read(
            RunningQueryService service, UUID household, Position position, String version) {
        String months = version.equals("v1") ? "from=2021-01&to=2025-12" : "month=2026-01";
        return service.as(subject)
                .with("Consistency-Token", position.token())
                .with("Prefer", "wait=10")
                .get("/api/%s/households/%s/spending?%s".formatted(version, household, months));
    }
}
