package dev.atelier.user.key.rotation;

import dev.atelier.user.vault.UnreadableSecretException;
import dev.atelier.user.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Rewraps the data keys that are not under the first master key yet. Each key is one conditional write, so it can be
 * stopped anywhere, run again and run twice at once, and calls go on meanwhile: a key is readable before and after.
 */
@Service
class RotateMasterKey {

    private static final Logger log = LoggerFactory.getLogger(RotateMasterKey.class);
    private static final int BATCH = 100;

    private final SealedKeys keys;
    private final Vault vault;
    private final Clock clock;

    RotateMasterKey(SealedKeys keys, Vault vault, Clock clock) {
        this.keys = keys;
        this.vault = vault;
        this.clock = clock;
    }

    /** Rewraps for as long as {@code budget} lasts, then says how things stand. */
    RotationReport rotate(Duration budget) {
        Instant deadline = clock.instant().plus(budget);
        String kid = vault.wrappingKid();
        long rewrapped = 0;
        long unreadable = 0;
        List<SealedKey> batch = keys.notUnder(kid, null, BATCH);
        while (!batch.isEmpty()) {
            for (SealedKey key : batch) {
                switch (rewrap(key)) {
                    case REWRAPPED -> rewrapped++;
                    case UNREADABLE -> unreadable++;
                    case CHANGED -> {} // a new value is under the first master key already
                }
            }
            batch = clock.instant().isAfter(deadline)
                    ? List.of()
                    : keys.notUnder(kid, batch.getLast().id(), BATCH);
        }
        return report(rewrapped, unreadable);
    }

    private Outcome rewrap(SealedKey key) {
        try {
            return keys.reseal(key, vault.rewrap(key.sealed(), key.owner())) ? Outcome.REWRAPPED : Outcome.CHANGED;
        } catch (UnreadableSecretException broken) {
            log.error("ALERT {}", broken.getMessage());
            return Outcome.UNREADABLE;
        }
    }

    private RotationReport report(long rewrapped, long unreadable) {
        Map<String, Long> keysUnder = new TreeMap<>();
        vault.kids().forEach(kid -> keysUnder.put(kid, keys.countUnder(kid)));
        String first = vault.wrappingKid();
        List<String> unused = vault.kids().stream()
                .filter(kid -> !kid.equals(first) && keysUnder.getOrDefault(kid, 0L) == 0)
                .toList();
        return new RotationReport(first, rewrapped, keys.countNotUnder(first), unreadable, keysUnder, unused);
    }

    private enum Outcome {
        REWRAPPED,
        CHANGED,
        UNREADABLE
    }
}
