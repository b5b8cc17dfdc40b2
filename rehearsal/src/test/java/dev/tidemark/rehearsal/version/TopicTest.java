package dev.tidemark.rehearsal.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tidemark.event.json.EventJson;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.runner.Runners;
import dev.tidemark.projection.status.ParkedHouseholds;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.rehearsal.driver.Store;
import dev.tidemark.rehearsal.generator.StreamPlan;
import dev.tidemark.rehearsal.history.History;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;

/// Every version over a real topic and a generated history: fed live while the topic misbehaves,
/// built in bulk, and verified as a migration would. `-Dtidemark.rehearsal.seed` and
/// `-Dtidemark.rehearsal.events` take another history.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TopicTest {
    private static final StreamPlan PLAN =
            new StreamPlan(
                    Long.getLong("tidemark.rehearsal.seed", 1),
                    Integer.getInteger("tidemark.rehearsal.events", 1_200),
                    5,
                    "demo");
    private static final int PARTITIONS = 4;
    private static final String ALL_ROWS = "true";

    private static Bench bench;
    private static TestTopic topic;
    private static EventJson codec;
    private static List<StoredEvent> events;
    private static LiveVersions live;
    private static @Nullable Runners runners;

    @BeforeAll
    static void generate() throws InterruptedException {
        Store store = Store.with(PLAN);
        codec = store.codec();
        bench = new Bench(store.database());
        topic = new TestTopic(store.database(), PARTITIONS);
        topic.store().append(handPicked());
        events = store.events();
        live = new LiveVersions(bench, codec, topic.store().id(), Version.all());
    }

    /// What the generator does not do: a household that imports statements.
    private static List<StoredEvent> handPicked() {
        return History.all().getLast().envelopes().stream()
                .map(event -> topic.number(event.household(), event.aggregate(), event.event()))
                .toList();
    }

    @AfterAll
    static void close() {
        if (runners != null) {
            runners.close();
        }
        topic.close();
        bench.close();
    }

    /// What happens to a part of the stream, and what each version must be afterwards.
    private record Scene(String name, Consumer<List<StoredEvent>> happens, Check check) {}

    private interface Check {
        List<String> problems(Version version);
    }

    /// In turn, each with its part of the stream.
    @TestFactory
    @Order(1)
    Stream<DynamicContainer> whatever_the_topic_does_the_rows_are_those_of_a_plain_fold() {
        List<Scene> scenes =
                List.of(
                        new Scene("a duplicate delivery", this::repeats, this::healthy),
                        new Scene("a hole that is filled late", this::leavesAHole, this::healthy),
                        new Scene("a rebalance", this::rebalances, this::healthy),
                        new Scene("a poison event", this::poisons, this::parkedOne),
                        new Scene("its household, retried", _ -> retries(), this::healthy));
        return Stream.iterate(0, part -> part + 1)
                .limit(scenes.size())
                .map(part -> played(scenes.get(part), part(part, scenes.size() - 1)));
    }

    private static List<StoredEvent> part(int part, int of) {
        int size = events.size() / of;
        return part == of
                ? List.of()
                : events.subList(part * size, part == of - 1 ? events.size() : (part + 1) * size);
    }

    private static DynamicContainer played(Scene scene, List<StoredEvent> part) {
        live.expect(part.stream().map(event -> event.decode(codec)).toList());
        scene.happens().accept(part);
        return dynamicContainer(
                scene.name(),
                Version.all().stream()
                        .map(version ->
                                dynamicTest(
                                        version.toString(),
                                        () ->
                                                assertThat(scene.check().problems(version))
                                                        .as(
                                                                "%s, after %s, of the history of seed %d: look at %s",
                                                                version,
                                                                scene.name(),
                                                                PLAN.seed(),
                                                                version.source())
                                                        .isEmpty())));
    }

    private List<String> healthy(Version version) {
        List<String> parked = live.parked(version).stream().map(Parked::cause).toList();
        return parked.isEmpty() ? live.problems(version, ALL_ROWS) : parked;
    }

    private void repeats(List<StoredEvent> part) {
        runners = live.start(as -> as);
        topic.send(part);
        topic.send(part.subList(part.size() / 3, part.size() / 2));
        live.settle();
    }

    private void leavesAHole(List<StoredEvent> part) {
        int lane = part.getLast().lane();
        StoredEvent missing =
                part.stream().filter(event -> event.lane() == lane).findFirst().orElseThrow();
        topic.send(part.stream().filter(event -> event != missing).toList());
        live.awaitHoles();
        topic.send(part.stream().filter(event -> event.lane() == lane).toList());
        live.settle();
    }

    private void rebalances(List<StoredEvent> part) {
        topic.send(part.subList(0, part.size() / 3));
        Runners second = live.start(as -> as);
        topic.send(part.subList(part.size() / 3, part.size() / 2));
        goOnWith(second);
        topic.send(part.subList(part.size() / 2, part.size()));
        live.settle();
    }

    private void poisons(List<StoredEvent> part) {
        StoredEvent poison = poison();
        runners.close();
        goOnWith(live.start(as -> new Poisoned(as, poison.eventId())));
        topic.send(part);
        live.settle();
    }

    private static void goOnWith(Runners others) {
        runners.close();
        runners = others;
    }

    private static StoredEvent poison() {
        return events.get(events.size() * 7 / 8);
    }

    private List<String> parkedOne(Version version) {
        StoredEvent poison = poison();
        List<Parked> parked = live.parked(version);
        if (parked.size() != 1
                || !parked.getFirst().household().equals(poison.household())
                || parked.getFirst().firstSeq() != poison.laneSeq()) {
            return List.of(
                    "household %s is to be parked alone from number %d on, not %s"
                            .formatted(poison.household(), poison.laneSeq(), parked));
        }
        return live.problems(version, "household <> '" + poison.household() + "'");
    }

    private void retries() {
        runners.close();
        var parked = new ParkedHouseholds(bench.database());
        for (Version version : Version.all()) {
            parked.retry(version.id(), poison().household(), "rehearsal", "the poison is gone");
        }
        goOnWith(live.start(as -> as));
        live.settle(version -> live.parked(version).isEmpty());
        runners.close();
    }

    /// After the scenes: the whole stream is applied.
    @TestFactory
    @Order(2)
    Stream<DynamicNode> built_in_bulk_and_verified() {
        return Version.all().stream()
                .map(version ->
                        dynamicTest(
                                version.toString(),
                                () ->
                                        new BulkBuild(bench, live, version)
                                                .assertBuiltAndVerified()));
    }
}
