package dev.atelier.platform.security.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What is revoked right now, in memory: every request asks it, so it never blocks. Entries only come in; they leave when
 * the last token they concern has expired by itself, whatever is away meanwhile.
 */
public final class RevocationList {

    /** Tokens of a machine whose clock runs behind live that much longer in our eyes. */
    private static final Duration KEPT_LONGER = Duration.ofMinutes(1);

    private final ConcurrentMap<String, Revocation> sessions = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Revocation> users = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Revocation> keys = new ConcurrentHashMap<>();
    private final List<Consumer<Revocation>> keyListeners = new CopyOnWriteArrayList<>();
    private final Clock clock;

    /** An empty list. */
    public RevocationList(Clock clock) {
        this.clock = clock;
    }

    /** Takes an entry in; the same one twice changes nothing. */
    public void add(Revocation revocation) {
        if (isOver(revocation)) {
            return;
        }
        switch (revocation.kind()) {
            case SESSION -> sessions.merge(revocation.id(), revocation, RevocationList::stricter);
            case USER -> users.merge(revocation.id(), revocation, RevocationList::stricter);
            case KEY -> addKey(revocation);
        }
    }

    /**
     * Tells of each {@link Revocation.Kind#KEY} entry once, when it first comes in, however often it comes.
     *
     * @param listener must not block
     */
    public void onKeyNews(Consumer<Revocation> listener) {
        keyListeners.add(listener);
    }

    private void addKey(Revocation revocation) {
        Revocation known = keys.get(revocation.id());
        if (known == null || revocation.revokedAt().isAfter(known.revokedAt())) {
            keys.merge(revocation.id(), revocation, RevocationList::stricter);
            keyListeners.forEach(listener -> listener.accept(revocation));
        }
    }

    /** Takes all of them in, beside what is known already. */
    public void addAll(Collection<Revocation> revocations) {
        revocations.forEach(this::add);
    }

    /**
     * Whether a token is revoked. {@code iat} counts whole seconds, so a user's token issued within the very second of the
     * revocation is refused too: see {@link #earliestIssue(String)}.
     */
    public boolean revokes(String sessionId, String userId, Instant issuedAt) {
        if (sessions.isEmpty() && users.isEmpty()) {
            return false;
        }
        if (sessions.containsKey(sessionId)) {
            return true;
        }
        Revocation ofUser = users.get(userId);
        return ofUser != null && issuedAt.getEpochSecond() <= ofUser.revokedAt().getEpochSecond();
    }

    /**
     * The {@code iat} an issuer gives a new token of that user: now, or the second after the user's tokens were revoked if
     * that is still to come, so that a sign-in right after a change of role is not refused. At most a second ahead.
     */
    public Instant earliestIssue(String userId) {
        Instant now = clock.instant();
        Revocation ofUser = users.get(userId);
        if (ofUser == null) {
            return now;
        }
        Instant next = ofUser.revokedAt().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return next.isAfter(now) ? next : now;
    }

    /** Forgets what concerns no living token any more. */
    public void prune() {
        sessions.values().removeIf(this::isOver);
        users.values().removeIf(this::isOver);
        keys.values().removeIf(this::isOver);
    }

    /** How many entries there are. */
    public int size() {
        return sessions.size() + users.size() + keys.size();
    }

    private boolean isOver(Revocation revocation) {
        return revocation.until().plus(KEPT_LONGER).isBefore(clock.instant());
    }

    private static Revocation stricter(Revocation one, Revocation other) {
        return new Revocation(
                one.kind(),
                one.id(),
                one.revokedAt().isAfter(other.revokedAt()) ? one.revokedAt() : other.revokedAt(),
                one.until().isAfter(other.until()) ? one.until() : other.until());
    }
}
