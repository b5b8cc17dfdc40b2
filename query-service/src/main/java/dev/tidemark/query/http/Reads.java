package dev.tidemark.query.http;

import dev.tidemark.projection.Answer;
import dev.tidemark.projection.ReadModels;
import dev.tidemark.projection.View;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Asks read models, and answers with the version and the position that the answer was given at.
@Component
public final class Reads {
    private final ReadModels models;

    Reads(ReadModels models) {
        this.models = models;
    }

    public <V extends View, T> Answer<T> ask(Read read, Class<V> view, Function<V, T> question) {
        return models.ask(view, read.household(), read.atLeast(), read.patience(), question);
    }

    public <V extends View, T> ResponseEntity<T> answer(
            Read read, Class<V> view, Function<V, T> question) {
        Answer<T> answer = ask(read, view, question);
        return ResponseEntity.ok().headers(headers(answer)).body(answer.value());
    }

    /// One thing, with its version as ETag.
    ///
    /// @throws Refused as not found
    public <V extends View, T> ResponseEntity<T> one(
            Read read,
            Class<V> view,
            Function<V, Optional<T>> question,
            ToLongFunction<T> version) {
        Answer<Optional<T>> answer = ask(read, view, question);
        T value = answer.value().orElseThrow(Refused::notFound);
        return ResponseEntity.ok()
                .headers(headers(answer))
                .eTag("\"" + version.applyAsLong(value) + "\"")
                .body(value);
    }

    public static HttpHeaders headers(Answer<?> answer) {
        var headers = new HttpHeaders();
        headers.set("Projection", answer.projection().toString());
        headers.set("Projection-Position", answer.position().token());
        headers.set(Consistency.TOKEN, answer.position().token());
        Long parked = answer.parkedSince();
        if (parked != null) {
            headers.set("Projection-Parked-Since", parked.toString());
        }
        return headers;
    }
}
