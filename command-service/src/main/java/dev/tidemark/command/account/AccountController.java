package dev.tidemark.command.account;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tidemark.command.account.AccountCommand.CloseAccount;
import dev.tidemark.command.account.AccountCommand.OpenAccount;
import dev.tidemark.command.account.AccountCommand.RenameAccount;
import dev.tidemark.command.account.AccountCommand.ReopenAccount;
import dev.tidemark.command.web.Body;
import dev.tidemark.command.web.Call;
import dev.tidemark.command.web.Commands;
import dev.tidemark.command.web.Written;
import dev.tidemark.event.AccountKind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/households/{household}/accounts")
final class AccountController {
    private static final int NAME = 200;

    private final Commands commands;
    private final Clock clock;

    AccountController(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<Written> open(@PathVariable UUID household, Call call, Body body) {
        UUID account = UuidCreator.getTimeOrderedEpoch();
        return commands.create(
                call,
                body,
                body.read(f ->
                        new OpenAccount(
                                household,
                                account,
                                f.text("name", NAME),
                                f.choice("kind", AccountKind.class),
                                f.flag("onBudget", true),
                                f.money("openingBalance"),
                                f.date("openedOn"))),
                account);
    }

    @PatchMapping("/{account}")
    ResponseEntity<Written> rename(
            @PathVariable UUID household, @PathVariable UUID account, Call call, Body body) {
        return commands.change(
                call,
                body,
                body.read(f ->
                        new RenameAccount(
                                household, account, call.version(), f.text("name", NAME))));
    }

    @PostMapping("/{account}/close")
    ResponseEntity<Written> close(
            @PathVariable UUID household, @PathVariable UUID account, Call call, Body body) {
        return commands.change(
                call,
                body,
                body.read(f -> {
                    LocalDate on = f.optionalDate("closedOn");
                    return new CloseAccount(
                            household,
                            account,
                            call.version(),
                            on == null ? LocalDate.now(clock) : on);
                }));
    }

    @PostMapping("/{account}/reopen")
    ResponseEntity<Written> reopen(
            @PathVariable UUID household, @PathVariable UUID account, Call call, Body body) {
        return commands.change(
                call, body, body.read(_ -> new ReopenAccount(household, account, call.version())));
    }
}
