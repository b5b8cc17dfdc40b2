package dev.tidemark.command.transaction;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tidemark.command.eventstore.Answer;
import dev.tidemark.command.transaction.TransactionCommand.Amend;
import dev.tidemark.command.transaction.TransactionCommand.Recategorise;
import dev.tidemark.command.transaction.TransactionCommand.Void;
import dev.tidemark.command.web.Body;
import dev.tidemark.command.web.Call;
import dev.tidemark.command.web.Commands;
import dev.tidemark.command.web.Written;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/households/{household}/transactions")
final class TransactionController {
    private final Commands commands;

    TransactionController(Commands commands) {
        this.commands = commands;
    }

    @PostMapping
    ResponseEntity<Written> record(@PathVariable UUID household, Call call, Body body) {
        UUID transaction = UuidCreator.getTimeOrderedEpoch();
        return commands.create(
                call,
                body,
                body.read(f ->
                        new TransactionCommand.Record(household, transaction, DraftBody.read(f))),
                transaction);
    }

    /// @param transactions in the order of the request
    record WrittenMany(List<Written> transactions) {}

    @PostMapping("/bulk")
    ResponseEntity<WrittenMany> recordMany(@PathVariable UUID household, Call call, Body body) {
        UUID batch = UuidCreator.getTimeOrderedEpoch();
        RecordMany command = body.read(f -> RecordMany.of(household, batch, DraftBody.readMany(f)));
        Answer answer = commands.createAll(call, body, command);
        return ResponseEntity.status(answer.status())
                .header("Consistency-Token", answer.position().token())
                .body(
                        new WrittenMany(
                                IntStream.range(0, command.records().size())
                                        .mapToObj(i -> RecordMany.id(answer.resource(), i))
                                        .map(id -> new Written(id, 0))
                                        .toList()));
    }

    @PutMapping("/{transaction}")
    ResponseEntity<Written> amend(
            @PathVariable UUID household, @PathVariable UUID transaction, Call call, Body body) {
        return commands.change(
                call,
                body,
                body.read(
                        f -> new Amend(household, transaction, call.version(), DraftBody.read(f))));
    }

    @PostMapping("/{transaction}/recategorise")
    ResponseEntity<Written> recategorise(
            @PathVariable UUID household, @PathVariable UUID transaction, Call call, Body body) {
        return commands.change(
                call,
                body,
                body.read(f ->
                        new Recategorise(
                                household,
                                transaction,
                                call.version(),
                                DraftBody.newCategories(f))));
    }

    @DeleteMapping("/{transaction}")
    ResponseEntity<Written> makeVoid(
            @PathVariable UUID household, @PathVariable UUID transaction, Call call) {
        return commands.change(call, new Void(household, transaction, call.version()), transaction);
    }
}
