package dev.tidemark.query.household;

import dev.tidemark.query.http.Read;
import dev.tidemark.query.http.Reads;
import dev.tidemark.readmodel.household.Account;
import dev.tidemark.readmodel.household.Households;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/households/{household}/accounts")
final class AccountController {
    private final Reads reads;

    AccountController(Reads reads) {
        this.reads = reads;
    }

    record Accounts(List<Account> accounts) {}

    @GetMapping
    ResponseEntity<Accounts> accounts(@PathVariable UUID household, Read read) {
        return reads.answer(read, Households.class, view -> new Accounts(view.accounts(household)));
    }

    @GetMapping("/{account}")
    ResponseEntity<Account> account(
            @PathVariable UUID household, @PathVariable UUID account, Read read) {
        return reads.one(
                read, Households.class, view -> view.account(household, account), Account::version);
    }
}
