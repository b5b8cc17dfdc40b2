package dev.tidemark.rehearsal.generator;

import java.util.ArrayList;
import java.util.List;

/// Which households a stream is made of. Few are large and many are small: the second has about
/// half of what the first has, the tenth a sixth.
///
/// @param events exactly as many
/// @param owner of every household
public record StreamPlan(long seed, int events, int households, String owner) {
    private static final int USUAL_EVENTS = 400;
    private static final double SKEW = 0.8;

    public StreamPlan {
        if (households < 1 || (long) households * Life.LEAST_EVENTS > events) {
            throw new IllegalArgumentException(
                    "%d events are too few for %d households: a household needs %d"
                            .formatted(events, households, Life.LEAST_EVENTS));
        }
    }

    /// As many households as so many events usually are of.
    public static int usualHouseholds(int events) {
        return Math.max(1, events / USUAL_EVENTS);
    }

    /// The largest first.
    public List<HouseholdPlan> householdPlans() {
        Dice dice = new Dice(seed);
        List<HouseholdPlan> plans = new ArrayList<>();
        for (int size : sizes()) {
            plans.add(new HouseholdPlan(dice.id(), owner, size, dice.seed()));
        }
        return plans;
    }

    private List<Integer> sizes() {
        double all = 0;
        for (int rank = 1; rank <= households; rank++) {
            all += weight(rank);
        }
        int free = events - households * Life.LEAST_EVENTS;
        List<Integer> sizes = new ArrayList<>();
        int left = free;
        for (int rank = 1; rank <= households; rank++) {
            int share = (int) (free * weight(rank) / all);
            sizes.add(Life.LEAST_EVENTS + share);
            left -= share;
        }
        sizes.set(0, sizes.getFirst() + left);
        return sizes;
    }

    private static double weight(int rank) {
        return StrictMath.pow(rank, -SKEW);
    }
}
