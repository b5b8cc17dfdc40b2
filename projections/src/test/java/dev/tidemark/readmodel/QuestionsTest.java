package dev.tidemark.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.projection.View;
import dev.tidemark.readmodel.Questions.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every question of every version, asked about one of a hundred households or more. The server
/// counts what it reads: that a question reads no table as a whole is the planner's own choice at
/// this size, and with more households it has the more reason for it. Asked as the role that
/// answers, behind row level security.
class QuestionsTest {
    private static final FilledDatabase FILLED = FilledDatabase.SHARED;
    private static final ReadModelDatabase DATABASE = FILLED.database;

    static Stream<Question> questions() {
        return DATABASE.views().stream().flatMap(view -> FILLED.questions.of(view).stream());
    }

    /// Where each is found, so that a failure says what it used instead.
    private static final String READ =
            """
            select s.schemaname || '.' || s.relname || ' as a whole' as what, s.seq_scan as times from pg_stat_user_tables s
            union all
            select i.schemaname || '.' || i.indexrelname, i.idx_scan from pg_stat_user_indexes i
            """;

    private static Map<String, Long> reads() {
        Map<String, Long> reads = new TreeMap<>();
        DATABASE.sql()
                .sql(READ)
                .query(row -> {
                    reads.put(row.getString(1), row.getLong(2));
                });
        return reads;
    }

    private static Object ask(Question question) {
        return DATABASE.asReader(
                FILLED.questions.household(),
                () -> {
                    Object answer = question.ask();
                    // Else the server counts a second later.
                    DATABASE.sql().sql("select pg_stat_force_next_flush()").query(_ -> {});
                    return answer;
                });
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_question_is_answered_through_indexes(Question question) {
        Map<String, Long> before = reads();
        ask(question);
        List<String> used =
                reads().entrySet().stream()
                        .filter(read -> read.getValue() > before.getOrDefault(read.getKey(), 0L))
                        .map(Map.Entry::getKey)
                        .filter(name -> name.startsWith(question.view().id().schema()))
                        .toList();

        assertThat(used).isNotEmpty().noneMatch(name -> name.endsWith("as a whole"));
    }

    @Test
    void answers_do_not_depend_on_the_time_zone_of_process_and_session() {
        Map<String, Object> east = answersIn("Pacific/Kiritimati");
        Map<String, Object> west = answersIn("Pacific/Pago_Pago");

        assertThat(east).isEqualTo(west).hasSizeGreaterThan(DATABASE.projections().size());
    }

    private static Map<String, Object> answersIn(String zone) {
        return inZone(
                zone,
                () -> {
                    Map<String, Object> answers = new LinkedHashMap<>();
                    questions().forEach(one -> answers.put(one.toString(), ask(one)));
                    return answers;
                });
    }

    @Test
    void rows_do_not_depend_on_the_time_zone_of_the_process() {
        Story story = RandomHistory.story(11, 100);
        for (var projection : DATABASE.projections()) {
            var east = inZone("Pacific/Kiritimati", () -> Fold.of(projection, story).all());
            var west = inZone("Pacific/Pago_Pago", () -> Fold.of(projection, story).all());

            assertThat(east).as(projection.id().toString()).isEqualTo(west);
        }
    }

    private static <T> T inZone(String zone, Supplier<T> work) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            return work.get();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void every_index_is_of_use_to_some_question() {
        questions().forEach(QuestionsTest::ask);

        assertThat(
                        DATABASE.sql()
                                .sql(
                                        """
                                        select s.schemaname || '.' || s.indexrelname
                                        from pg_stat_user_indexes s join pg_index i using (indexrelid)
                                        where s.schemaname ~ '_v[0-9]+$' and s.idx_scan = 0 and not i.indisunique
                                        """)
                                .query(String.class)
                                .list())
                .isEmpty();
    }

    @Test
    void every_version_answers_questions() {
        assertThat(DATABASE.views().stream().map(View::id).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        DATABASE.projections().stream().map(one -> one.id()).toList());
    }
}
