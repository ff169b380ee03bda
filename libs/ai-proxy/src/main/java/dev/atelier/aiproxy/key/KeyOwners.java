package dev.atelier.aiproxy.key;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may have keys of their own, in memory: what every call asks first, so it never blocks. It may name somebody who has no
 * key any more, and never misses somebody who has one and was told of.
 */
final class KeyOwners {

    private volatile @Nullable Map<String, Set<String>> usersByService;
    private final Set<Owner> sinceLoading = new HashSet<>();

    /** Whether the user may have a key for the service; {@code true} as long as nothing is known. */
    boolean mayInclude(String userId, String service) {
        Map<String, Set<String>> known = usersByService;
        if (known == null) {
            return true;
        }
        Set<String> users = known.get(service);
        return users != null && users.contains(userId);
    }

    /** Notes that somebody got a key. */
    synchronized void add(Owner owner) {
        sinceLoading.add(owner);
        Map<String, Set<String>> known = usersByService;
        if (known != null) {
            put(known, owner);
        }
    }

    /** From here on it is remembered who is added, for the pages that are read now may lack them. */
    synchronized void startLoading() {
        sinceLoading.clear();
    }

    /** Replaces all that was known by what was read, and by who was added since reading began. */
    synchronized void loaded(Iterable<Owner> owners) {
        Map<String, Set<String>> fresh = new ConcurrentHashMap<>();
        owners.forEach(owner -> put(fresh, owner));
        sinceLoading.forEach(owner -> put(fresh, owner));
        usersByService = fresh;
    }

    private static void put(Map<String, Set<String>> users, Owner owner) {
        users.computeIfAbsent(owner.service(), _ -> ConcurrentHashMap.newKeySet())
                .add(owner.userId());
    }
}
