package dev.tidemark.command.household;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tidemark.command.household.HouseholdCommand.AddMember;
import dev.tidemark.command.household.HouseholdCommand.ChangeRole;
import dev.tidemark.command.household.HouseholdCommand.CreateHousehold;
import dev.tidemark.command.household.HouseholdCommand.LeaveHousehold;
import dev.tidemark.command.household.HouseholdCommand.RemoveMember;
import dev.tidemark.command.household.HouseholdCommand.RenameHousehold;
import dev.tidemark.command.web.Body;
import dev.tidemark.command.web.Call;
import dev.tidemark.command.web.Commands;
import dev.tidemark.command.web.Fields;
import dev.tidemark.command.web.Written;
import dev.tidemark.event.Money;
import dev.tidemark.event.Role;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/households")
final class HouseholdController {
    private static final int NAME = 200;
    private static final int EMAIL = 254;

    private final Commands commands;

    HouseholdController(Commands commands) {
        this.commands = commands;
    }

    @PostMapping
    ResponseEntity<Written> create(Call call, Body body) {
        UUID household = UuidCreator.getTimeOrderedEpoch();
        UUID owner = UuidCreator.getTimeOrderedEpoch();
        return commands.found(
                call,
                body,
                body.read(f ->
                        new CreateHousehold(
                                household,
                                f.text("name", NAME),
                                currency(f),
                                timeZone(f),
                                owner,
                                call.subject(),
                                ownerName(f, call.subject()))));
    }

    private static String currency(Fields fields) {
        String currency = fields.text("baseCurrency", 3);
        try {
            Money.fractionDigits(currency.isEmpty() ? "EUR" : currency);
            return currency;
        } catch (IllegalArgumentException e) {
            return fields.wrong(
                    "baseCurrency", "unknown-currency", String.valueOf(e.getMessage()), "EUR");
        }
    }

    private static String timeZone(Fields fields) {
        String zone = fields.text("timeZone", 64);
        return zone.isEmpty() || ZoneId.getAvailableZoneIds().contains(zone)
                ? zone
                : fields.wrong(
                        "timeZone",
                        "unknown-time-zone",
                        "must be an IANA zone such as Europe/Berlin",
                        zone);
    }

    private static String ownerName(Fields fields, String subject) {
        @Nullable String name = fields.optionalText("ownerName", NAME);
        return name == null ? subject : name;
    }

    @PatchMapping("/{household}")
    ResponseEntity<Written> rename(@PathVariable UUID household, Call call, Body body) {
        return commands.change(
                call,
                body,
                body.read(
                        f -> new RenameHousehold(household, call.version(), f.text("name", NAME))));
    }

    /// Two owners who add different people do not disturb each other: `If-Match` is not asked for,
    /// but heeded.
    @PostMapping("/{household}/members")
    ResponseEntity<Written> add(@PathVariable UUID household, Call call, Body body) {
        UUID member = UuidCreator.getTimeOrderedEpoch();
        return commands.create(
                call,
                body,
                body.read(f ->
                        new AddMember(
                                household,
                                call.versionIfAny(),
                                member,
                                f.text("subject", 255),
                                f.choice("role", Role.class),
                                f.text("name", NAME),
                                f.optionalText("email", EMAIL))),
                member);
    }

    @PatchMapping("/{household}/members/{member}")
    ResponseEntity<Written> changeRole(
            @PathVariable UUID household, @PathVariable UUID member, Call call, Body body) {
        return commands.change(
                call,
                body,
                body.read(f ->
                        new ChangeRole(
                                household, call.version(), member, f.choice("role", Role.class))),
                member);
    }

    @DeleteMapping("/{household}/members/{member}")
    ResponseEntity<Written> remove(
            @PathVariable UUID household, @PathVariable UUID member, Call call) {
        return commands.change(call, new RemoveMember(household, call.version(), member), member);
    }

    /// Whoever leaves needs no role for it, and disturbs nobody's change.
    @DeleteMapping("/{household}/members/me")
    ResponseEntity<Written> leave(@PathVariable UUID household, Call call) {
        return commands.change(call, new LeaveHousehold(household, call.versionIfAny()), household);
    }
}
