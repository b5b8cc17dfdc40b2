package dev.tidemark.query.ledger;

import dev.tidemark.projection.Answer;
import dev.tidemark.projection.NotAnswerable;
import dev.tidemark.query.http.Read;
import dev.tidemark.query.http.Reads;
import dev.tidemark.query.http.Refused;
import dev.tidemark.readmodel.ledger.History;
import dev.tidemark.readmodel.ledger.Known;
import dev.tidemark.readmodel.ledger.KnownAt;
import dev.tidemark.store.Position;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Asks what was known at a point. A number that the ledger has not reached is waited for like that
/// of a `Consistency-Token`: only then is the answer the same for ever.
@Component
public final class AsKnown {
    private final Reads reads;

    AsKnown(Reads reads) {
        this.reads = reads;
    }

    /// @param at now where it is `null`
    public <T> ResponseEntity<T> answer(
            Read read, @Nullable KnownAt at, BiFunction<History, Known, T> question) {
        KnownAt asked = at == null ? new KnownAt.Now() : at;
        return answer(
                read,
                "knownAt",
                number(asked),
                view -> question.apply(view, view.point(read.household(), asked)));
    }

    /// @param parameter that says the number
    /// @param number that the answer must include
    /// @throws Refused if no event has that number
    <T> ResponseEntity<T> answer(
            Read read, String parameter, long number, Function<History, T> question) {
        Answer<T> answer = reads.ask(read, History.class, question);
        if (answer.position().laneSeq() < number) {
            Position at = answer.position();
            var enough = new Position(at.store(), at.lane(), number);
            answer =
                    reached(
                            new Read(read.household(), enough, read.patience()),
                            parameter,
                            question);
        }
        return ResponseEntity.ok().headers(Reads.headers(answer)).body(answer.value());
    }

    private <T> Answer<T> reached(Read enough, String parameter, Function<History, T> question) {
        try {
            return reads.ask(enough, History.class, question);
        } catch (NotAnswerable e) {
            if (e.reason() == NotAnswerable.Reason.UNKNOWN_POSITION) {
                throw Refused.parameter(
                        parameter,
                        "must be a number that an answer has told; there is none like it");
            }
            throw e;
        }
    }

    static long number(KnownAt at) {
        return at instanceof KnownAt.Number(long number) ? number : 0;
    }
}
