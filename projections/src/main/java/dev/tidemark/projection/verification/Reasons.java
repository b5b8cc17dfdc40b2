package dev.tidemark.projection.verification;

import dev.tidemark.projection.checkpoint.Completeness;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.verification.Report.Assertion;
import dev.tidemark.projection.verification.Report.Comparison;
import dev.tidemark.projection.verification.Report.Conservation;
import dev.tidemark.projection.verification.Report.LeftOut;
import dev.tidemark.projection.verification.Report.Part;
import java.util.ArrayList;
import java.util.List;

/// Why a report did not pass: sentences that end with what to do next.
record Reasons(Side from, Side to) {
    List<String> of(
            Part answering, Part candidate, List<Comparison> compared, List<Assertion> asserted) {
        List<String> reasons = new ArrayList<>();
        complete(from, answering.completeness(), "Repair it from the log, or abort.", reasons);
        complete(to, candidate.completeness(), "Abort, and build again.", reasons);
        parked(candidate.parked(), reasons);
        compared.stream()
                .filter(one -> one.differingHouseholds() > 0)
                .forEach(one -> reasons.add(differs(one)));
        asserted.stream()
                .filter(one -> one.rows() > 0)
                .forEach(one ->
                        reasons.add(
                                "%s failed verification '%s': %s. %s"
                                        .formatted(
                                                to,
                                                one.query(),
                                                count(one.rows(), "row"),
                                                correct())));
        candidate.money().stream()
                .filter(one -> one.differing() > 0)
                .forEach(one -> reasons.add(lost(one)));
        return List.copyOf(reasons);
    }

    private static void complete(
            Side side, Completeness completeness, String next, List<String> reasons) {
        if (!completeness.complete()) {
            reasons.add(
                    "%s has counted other events than the store has, in %s: %s. %s"
                            .formatted(
                                    side,
                                    completeness.differingLanes().size() == 1 ? "lane" : "lanes",
                                    list(completeness.differingLanes()),
                                    next));
        }
    }

    private void parked(List<LeftOut> leftOut, List<String> reasons) {
        List<LeftOut> undecided =
                leftOut.stream().filter(one -> one.state() != Parked.State.SKIPPED).toList();
        if (!undecided.isEmpty()) {
            reasons.add(
                    "%s has parked %s: %s. Retry or skip them, then verify again."
                            .formatted(
                                    to,
                                    count(undecided.size(), "household"),
                                    list(undecided.stream().map(LeftOut::household).toList())));
        }
    }

    private String differs(Comparison one) {
        return "%s differs from %s in '%s': %s of %s. If that is wanted, declare it: leave it out of the compare files and say so there. If not: %s"
                .formatted(
                        to,
                        from,
                        one.query(),
                        count(one.differingRows(), "row"),
                        count(one.differingHouseholds(), "household"),
                        correct());
    }

    private String lost(Conservation one) {
        return "%s does not agree with the log about '%s': %s. %s"
                .formatted(to, one.measure(), count(one.differing(), "sum"), correct());
    }

    private String correct() {
        return "Correct v%d and build again, or abort."
                .formatted(to.build().projection().version());
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String list(List<?> all) {
        String first = String.join(", ", all.stream().limit(20).map(Object::toString).toList());
        return all.size() > 20 ? first + " and %d more".formatted(all.size() - 20) : first;
    }
}
