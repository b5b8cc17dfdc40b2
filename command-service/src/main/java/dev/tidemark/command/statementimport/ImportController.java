package dev.tidemark.command.statementimport;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tidemark.command.decision.FieldProblem;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.command.eventstore.Answer;
import dev.tidemark.command.statement.CsvProfile;
import dev.tidemark.command.statement.StatementRefused;
import dev.tidemark.command.statementimport.StatementImportCommand.Revert;
import dev.tidemark.command.statementimport.StatementImportCommand.UploadAgain;
import dev.tidemark.command.web.Body;
import dev.tidemark.command.web.BoundedBytes;
import dev.tidemark.command.web.Call;
import dev.tidemark.command.web.Commands;
import dev.tidemark.command.web.Written;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/households/{household}/imports")
final class ImportController {
    private static final int LARGEST = 20 * 1024 * 1024;

    private final Commands commands;
    private final ImportLookup lookup;
    private final Uploading uploading;
    private final ImportWork work;

    ImportController(Commands commands, ImportLookup lookup, Uploading uploading, ImportWork work) {
        this.commands = commands;
        this.lookup = lookup;
        this.uploading = uploading;
        this.work = work;
    }

    /// The body is the file itself. The same file again for the same account answers with the
    /// import that is there.
    @PostMapping
    ResponseEntity<Written> upload(
            @PathVariable UUID household,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String fileName,
            @RequestParam(required = false) @Nullable String profile,
            Call call,
            HttpServletRequest request)
            throws IOException {
        UUID into = UploadQuery.account(account);
        CsvProfile dialect = UploadQuery.profile(profile);
        String currency = lookup.currency(household, call.subject(), into);
        UploadedFile file =
                UploadedFile.of(
                        household,
                        into,
                        UuidCreator.getTimeOrderedEpoch(),
                        UploadQuery.name(fileName),
                        BoundedBytes.read(request, LARGEST));
        return known(call, file).orElseGet(() -> store(call, file, currency, dialect));
    }

    private Optional<ResponseEntity<Written>> known(Call call, UploadedFile file) {
        return lookup.known(file.household(), file.account(), file.sha256())
                .map(known ->
                        commands.repeat(
                                call, file.bytes(), new UploadAgain(file.household(), known)));
    }

    private ResponseEntity<Written> store(
            Call call, UploadedFile file, String currency, @Nullable CsvProfile dialect) {
        try {
            return commands.create(
                    call,
                    file.household(),
                    file.bytes(),
                    uploading.read(file, currency, dialect),
                    file.statementImport());
        } catch (StatementRefused refused) {
            throw unreadable(refused);
        } catch (Refused refused) {
            // Somebody else stored the same file in between.
            if (refused.refusal() == Refusal.CONFLICT) {
                return known(call, file).orElseThrow(() -> refused);
            }
            throw refused;
        }
    }

    private static Refused unreadable(StatementRefused refused) {
        List<FieldProblem> problems =
                refused.problems().stream()
                        .map(p ->
                                new FieldProblem(
                                        "/line/"
                                                + p.line()
                                                + (p.field() == null ? "" : "/" + p.field()),
                                        p.rule(),
                                        p.sentence()))
                        .toList();
        return new Refused(
                Refusal.STATEMENT_UNREADABLE, refused.problems().getFirst().toString(), problems);
    }

    @PostMapping("/{statementImport}/commit")
    ResponseEntity<Written> commit(
            @PathVariable UUID household,
            @PathVariable UUID statementImport,
            Call call,
            Body body) {
        UUID account = lookup.account(household, statementImport).orElse(null);
        return accept(
                call,
                body,
                household,
                body.read(f -> CommitBody.read(f, household, statementImport, account, call)));
    }

    @PostMapping("/{statementImport}/revert")
    ResponseEntity<Written> revert(
            @PathVariable UUID household,
            @PathVariable UUID statementImport,
            Call call,
            Body body) {
        return accept(
                call,
                body,
                household,
                body.read(_ -> new Revert(household, statementImport, call.versionIfAny())));
    }

    private ResponseEntity<Written> accept(
            Call call, Body body, UUID household, StatementImportCommand command) {
        Answer answer = commands.accept(call, body, command);
        work.begin(command.statementImport());
        return Commands.answer(
                answer, "/api/v1/households/" + household + "/imports/" + answer.resource());
    }
}
