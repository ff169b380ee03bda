package dev.atelier.platform.security.revocation;

import java.util.List;

/**
 * The truth about revocations that are still of consequence. By default asked of user-service over HTTP; user-service
 * itself provides one that reads its own store.
 */
@FunctionalInterface
public interface RevocationSnapshot {

    /**
     * All revocations whose {@code until} is to come. Blocks, within the limits of a call between services.
     *
     * @throws RuntimeException if it cannot be had now; trying again later helps
     */
    List<Revocation> load();
}
