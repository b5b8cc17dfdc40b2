package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.query.Api.Answer;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.RandomHistory;
import dev.tidemark.readmodel.Story;
import dev.tidemark.store.Position;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// "The March report as I printed it" against "as we know it now", beside a service in which the
/// older version of the ledger is active.
class HistoryTest {
    private static final RunningQueryService SERVICE = RunningQueryService.SHARED;
    private static RunningQueryService older;
    private final String subject = "history-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        older = new RunningQueryService(new ProjectionId("ledger", 1));
    }

    @AfterAll
    static void stop() {
        older.close();
    }

    @Test
    void a_report_is_the_same_again_by_the_number_that_is_printed_on_it() {
        Story story = SERVICE.begin(subject);
        UUID giro = story.account("Giro", "100.00", "2026-01-01");
        UUID food = story.expenses("Food");
        UUID bread = story.pays(Pay.out(giro, "3.00").on("2026-03-05").in(food));
        UUID rent = story.pays(Pay.out(giro, "50.00").on("2026-03-20"));
        Position first = SERVICE.publish(story);
        List<String> reports =
                List.of(
                        "/spending?month=2026-03",
                        "/spending?month=2026-03&asOf=2026-03-10",
                        "/balances?asOf=2026-03-31",
                        "/transactions?asOf=2026-03-10");
        List<Answer> printed = reports.stream().map(path -> read(story, first, path)).toList();

        story.amends(bread, Pay.out(giro, "4.00").on("2026-03-05").in(food).split("1.00", null));
        story.renames(food, "Food", "Meals");
        story.voids(rent);
        Position second = SERVICE.publish(story);

        for (int i = 0; i < reports.size(); i++) {
            String number = printed.get(i).at("/knownAt/number");
            Answer again = read(story, second, reports.get(i) + "&knownAt=" + number);
            assertThat(again.json().at("/knownAt/latest").booleanValue()).isFalse();
            assertThat(withoutPoint(again)).isEqualTo(withoutPoint(printed.get(i)));
            assertThat(withoutPoint(read(story, second, reports.get(i))))
                    .as("now: %s", reports.get(i))
                    .isNotEqualTo(withoutPoint(printed.get(i)));
            Answer atInstant =
                    read(
                            story,
                            second,
                            reports.get(i) + "&knownAt=" + again.at("/knownAt/instant"));
            assertThat(withoutPoint(atInstant)).isEqualTo(withoutPoint(printed.get(i)));
        }
        String path = "/transactions/" + rent;
        assertThat(read(story, second, path).at("/transaction/voided")).isEqualTo("true");
        assertThat(
                        read(story, second, path + "?knownAt=" + first.laneSeq())
                                .at("/transaction/voided"))
                .isEqualTo("false");
    }

    /// The point is named differently where another read model answers.
    private static String withoutPoint(Answer answer) {
        return answer.body().replaceFirst("\\{\"knownAt\":\\{[^}]*},", "{");
    }

    @Test
    void the_edits_between_two_reports_are_named() {
        Story story = SERVICE.begin(subject);
        UUID giro = story.account("Giro", "100.00", "2026-01-01");
        UUID bread = story.pays(Pay.out(giro, "3.00").on("2026-03-05"));
        story.pays(Pay.out(giro, "8.00").on("2026-02-05"));
        Position first = SERVICE.publish(story);
        story.amends(bread, Pay.out(giro, "4.00").on("2026-03-06"));
        Position amended = SERVICE.publish(story);
        story.pays(Pay.out(giro, "9.00").on("2026-03-07"));
        story.pays(Pay.out(giro, "9.00").on("2026-04-07"));
        Position last = SERVICE.publish(story);
        String path = "/transactions/changes?month=2026-03&from=" + first.laneSeq();

        Answer answer = read(story, last, path);

        assertThat(answer.json().at("/changes")).hasSize(2);
        assertThat(answer.at("/changes/0/transaction")).isEqualTo(bread.toString());
        assertThat(answer.at("/changes/0/before/amount/amount")).isEqualTo("-3.00");
        assertThat(answer.at("/changes/0/after/amount/amount")).isEqualTo("-4.00");
        assertThat(answer.json().at("/changes/0/edits")).hasSize(1);
        assertThat(answer.at("/changes/0/edits/0/kind")).isEqualTo("amended");
        assertThat(answer.json().at("/changes/0/edits/0/number").longValue())
                .isEqualTo(amended.laneSeq());
        assertThat(answer.at("/changes/0/edits/0/member")).isEqualTo(story.anna.toString());
        assertThat(answer.at("/changes/0/edits/0/recordedAt")).endsWith("Z");
        assertThat(answer.json().at("/changes/1/before").isNull()).isTrue();
        assertThat(answer.at("/changes/1/edits/0/kind")).isEqualTo("recorded");

        Answer page = read(story, last, path + "&limit=1");
        story.pays(Pay.out(giro, "1.00").on("2026-03-09"));
        Position later = SERVICE.publish(story);
        Answer next = read(story, later, path + "&limit=1&cursor=" + page.at("/next"));
        assertThat(next.json().at("/changes/0")).isEqualTo(answer.json().at("/changes/1"));
        assertThat(next.json().at("/next").isNull()).as("ends where the first page said").isTrue();
        assertThat(
                        SERVICE.as(subject)
                                .get(below(story, path + "&to=" + (first.laneSeq() - 1)))
                                .at("/errors/0/pointer"))
                .isEqualTo("to");
    }

    @Test
    void a_number_that_is_not_there_yet_is_waited_for() {
        Story story = SERVICE.begin(subject);
        read(story, SERVICE.publish(story), "/transactions");
        story.account("Late", "1.00", "2026-01-01");
        Position late = SERVICE.publish(story, false);

        Answer answer = atOnce(story, "/transactions?knownAt=" + late.laneSeq());
        SERVICE.sendRest();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("read-model-lagging");
    }

    private Answer atOnce(Story story, String path) {
        return SERVICE.as(subject).with("Prefer", "wait=0").get(below(story, path));
    }

    @Test
    void a_number_that_no_event_has_is_refused() {
        Story story = SERVICE.begin(subject);
        read(story, SERVICE.publish(story), "/transactions");
        String never = "999999999999999999";

        assertThat(atOnce(story, "/transactions?knownAt=" + never).at("/errors/0/pointer"))
                .isEqualTo("knownAt");
        for (String changes : List.of("from=" + never, "from=0&to=" + never)) {
            Answer answer = atOnce(story, "/transactions/changes?" + changes);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(answer.problem()).isEqualTo("malformed-parameter");
        }
    }

    @Test
    void a_point_is_an_instant_or_a_number() {
        Story story = SERVICE.begin(subject);
        SERVICE.publish(story);

        for (String wrong :
                List.of("yesterday", "2026-03-31", "-1", "1e9", "0001-01-01T00:00:00Z")) {
            Answer answer = SERVICE.as(subject).get(below(story, "/balances?knownAt=" + wrong));
            assertThat(answer.problem()).as(wrong).isEqualTo("malformed-parameter");
            assertThat(answer.at("/errors/0/pointer")).isEqualTo("knownAt");
            assertThat(answer.at("/errors/0/detail")).contains("2026-04-01T07:30:00Z");
        }
        assertThat(
                        SERVICE.as(subject)
                                .get(below(story, "/balances?knownAt=2026-03-31T22:00:00%2B02:00"))
                                .status())
                .isEqualTo(200);
    }

    @Test
    void somebody_elses_history_is_not_there() {
        Story story = SERVICE.begin(subject);
        SERVICE.publish(story);

        for (String path : List.of("/transactions", "/balances", "/transactions/changes?from=0")) {
            assertThat(SERVICE.as("stranger-" + subject).get(below(story, path)).status())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void while_the_older_version_is_active_history_is_not_there_yet() {
        var story = new Story();
        Position position = in(older, story);

        Stream.of(
                        "/transactions",
                        "/transactions/" + UUID.randomUUID(),
                        "/transactions/changes?from=0",
                        "/balances",
                        "/spending?month=2026-03&knownAt=1")
                .forEach(path -> {
                    Answer answer = ask(older, below(story, path), position);
                    assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
                    assertThat(answer.problem()).isEqualTo("needs-ledger-v2");
                });
        assertThat(ask(older, below(story, "/spending?month=2026-03"), position).status())
                .isEqualTo(200);
    }

    @Test
    void the_first_shape_is_the_same_from_either_version() {
        Story story = RandomHistory.story(8, 150);
        String first = "/api/v1/households/" + story.household + "/transactions";
        List<String> paths =
                List.of(
                        first + "?limit=500",
                        first + "?limit=20&includeVoided=true",
                        first + "?text=shop&from=2022-01-01&to=2024-12-31",
                        first + "?uncategorised=true",
                        first + "?minAmount=10&currency=EUR");
        Position before = in(older, story);
        Position after = in(SERVICE, story);

        for (String path : paths) {
            Answer old = ask(older, path, before);
            Answer now = ask(SERVICE, path, after);
            assertThat(old.header("Projection")).isEqualTo("ledger/1");
            assertThat(now.header("Projection")).isEqualTo("ledger/2");
            assertThat(now.body()).hasSizeGreaterThan(3_000).isEqualTo(old.body());
        }
        String one = first + "/" + ask(older, paths.getFirst(), before).at("/transactions/3/id");
        assertThat(ask(SERVICE, one, after).body()).isEqualTo(ask(older, one, before).body());
        assertThat(ask(SERVICE, one, after).header("ETag"))
                .isEqualTo(ask(older, one, before).header("ETag"));
    }

    private Position in(RunningQueryService service, Story story) {
        service.join(story.household, subject, story.anna);
        return service.publish(story.events(), true);
    }

    private static String below(Story story, String path) {
        return "/api/v2/households/" + story.household + path;
    }

    private Answer read(Story story, Position position, String path) {
        Answer answer = ask(SERVICE, below(story, path), position);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer;
    }

    private Answer ask(RunningQueryService service, String path, Position position) {
        return service.as(subject)
                .with("Consistency-Token", position.token())
                .with("Prefer", "wait=10")
                .get(path);
    }
}
