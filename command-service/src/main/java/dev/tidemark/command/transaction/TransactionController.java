package dev.tidemark.command.transaction;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tidemark.command.transaction.TransactionCommand.Amend;
import dev.tidemark.command.transaction.TransactionCommand.Recategorise;
import dev.tidemark.command.transaction.TransactionCommand.Void;
import dev.tidemark.command.web.Body;
import dev.tidemark.command.web.Call;
import dev.tidemark.command.web.Commands;
import dev.tidemark.command.web.Written;
import java.util.UUID;
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
