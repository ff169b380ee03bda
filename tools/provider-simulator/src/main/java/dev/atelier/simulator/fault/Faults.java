package dev.atelier.simulator.fault;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The faults in force, one per target; a new order for a target replaces the old one. Safe for all threads. */
public final class Faults {

    private final Map<Target, StandingFault> standing = new ConcurrentHashMap<>();

    public void put(Fault fault) {
        standing.put(fault.target(), new StandingFault(fault));
    }

    /** Takes back the fault of one operation, or without an operation all of the provider's. */
    public void remove(Target target) {
        if (target.operation() == null) {
            standing.keySet().removeIf(each -> each.provider().equals(target.provider()));
        } else {
            standing.remove(target);
        }
    }

    public void clear() {
        standing.clear();
    }

    public List<Fault> standing() {
        return standing.values().stream()
                .filter(each -> !each.usedUp())
                .map(StandingFault::now)
                .toList();
    }

    /** What shall happen to this call: the operation's own fault first, then the provider's. Null is nothing. */
    public @Nullable Effect strike(String provider, String operation) {
        if (standing.isEmpty()) {
            return null;
        }
        Effect own = strike(new Target(provider, operation));
        return own != null ? own : strike(new Target(provider, null));
    }

    private @Nullable Effect strike(Target target) {
        StandingFault fault = standing.get(target);
        return fault == null ? null : fault.strike();
    }
}
