package dev.tidemark.query.household;

import dev.tidemark.query.http.Read;
import dev.tidemark.query.http.Reads;
import dev.tidemark.readmodel.household.Category;
import dev.tidemark.readmodel.household.Households;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/households/{household}/categories")
final class CategoryController {
    private final Reads reads;

    CategoryController(Reads reads) {
        this.reads = reads;
    }

    /// @param categories depth first: each is followed by what is below it
    record Categories(List<Category> categories) {}

    @GetMapping
    ResponseEntity<Categories> categories(@PathVariable UUID household, Read read) {
        return reads.answer(
                read, Households.class, view -> new Categories(view.categories(household)));
    }

    @GetMapping("/{category}")
    ResponseEntity<Category> category(
            @PathVariable UUID household, @PathVariable UUID category, Read read) {
        return reads.one(
                read,
                Households.class,
                view ->
                        view.categories(household).stream()
                                .filter(one -> one.id().equals(category))
                                .findFirst(),
                Category::version);
    }
}
