package dev.tidemark.command.category;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tidemark.command.category.CategoryCommand.ArchiveCategory;
import dev.tidemark.command.category.CategoryCommand.ChangeCategory;
import dev.tidemark.command.category.CategoryCommand.CreateCategory;
import dev.tidemark.command.web.Body;
import dev.tidemark.command.web.Call;
import dev.tidemark.command.web.Commands;
import dev.tidemark.command.web.Written;
import dev.tidemark.event.CategoryKind;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/households/{household}/categories")
final class CategoryController {
    private static final int NAME = 200;

    private final Commands commands;

    CategoryController(Commands commands) {
        this.commands = commands;
    }

    @PostMapping
    ResponseEntity<Written> create(@PathVariable UUID household, Call call, Body body) {
        UUID category = UuidCreator.getTimeOrderedEpoch();
        return commands.create(
                call,
                body,
                body.read(f ->
                        new CreateCategory(
                                household,
                                category,
                                f.text("name", NAME),
                                f.choice("kind", CategoryKind.class),
                                f.optionalId("parent"))),
                category);
    }

    /// As in a JSON merge patch: a `parent` of `null` moves to the top, without `parent` it stays.
    @PatchMapping("/{category}")
    ResponseEntity<Written> change(
            @PathVariable UUID household, @PathVariable UUID category, Call call, Body body) {
        return commands.change(
                call,
                body,
                body.read(f ->
                        new ChangeCategory(
                                household,
                                category,
                                call.version(),
                                f.optionalText("name", NAME),
                                f.names().contains("parent"),
                                f.optionalId("parent"))));
    }

    @PostMapping("/{category}/archive")
    ResponseEntity<Written> archive(
            @PathVariable UUID household, @PathVariable UUID category, Call call, Body body) {
        return commands.change(
                call,
                body,
                body.read(_ -> new ArchiveCategory(household, category, call.version())));
    }
}
