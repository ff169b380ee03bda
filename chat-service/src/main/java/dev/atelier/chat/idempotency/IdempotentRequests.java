package dev.atelier.chat.idempotency;

import dev.atelier.chat.idempotency.KeyRecords.KeyRecord;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Lets one request per key through. A key is kept for a day; it is free again when its request failed, and can be taken
 * over when the instance that worked under it is gone. Instances are known to live by the call journal's lease, so
 * nobody's clock matters.
 */
@Service
public class IdempotentRequests {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotentRequests.class);
    private static final Duration KEPT = Duration.ofHours(24);

    private final KeyRecords records;
    private final LivingInstances instances;
    private final Clock clock;

    /** Claims this instance works under; a claim of ours that is not here was left behind. */
    private final Set<ObjectId> working = ConcurrentHashMap.newKeySet();

    /** Claims that should have been released while the store was away. */
    private final Set<Claim.Won> unreleased = ConcurrentHashMap.newKeySet();

    IdempotentRequests(KeyRecords records, LivingInstances instances, Clock clock) {
        this.records = records;
        this.instances = instances;
        this.clock = clock;
    }

    /**
     * Presents {@code userId}'s key for a request.
     *
     * @param request what the request asks for, in parts; the same parts mean the same request
     * @throws ApiException 422 if the key was used for another request
     */
    public Claim claim(String userId, String key, String... request) {
        String id = userId + ":" + Sha256.of(key);
        var nonce = new ObjectId();
        var mine = new KeyRecord(
                id,
                Sha256.of(request),
                nonce,
                instances.self(),
                null,
                clock.instant().plus(KEPT));
        if (works(nonce, () -> records.insert(mine))) {
            return new Claim.Won(id, nonce);
        }
        KeyRecord first = records.find(id);
        if (first == null || first.expiresAt().isBefore(clock.instant())) {
            return claimFreed(first, userId, key, request);
        }
        if (!first.fingerprint().equals(mine.fingerprint())) {
            throw ApiException.of(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        }
        return new Claim.Taken(id, first.nonce(), first.owner(), first.answer());
    }

    private Claim claimFreed(@Nullable KeyRecord expired, String userId, String key, String... request) {
        if (expired != null) {
            records.delete(expired.id(), expired.nonce());
        }
        return claim(userId, key, request);
    }

    /**
     * Says that nobody works under a claim any more. Whoever looked for its answer before that looks again: it may have
     * been stored since.
     *
     * @throws ApiException 409 if somebody is still at work
     */
    public void requireLeftBehind(Claim.Taken taken) {
        boolean atWork = taken.owner().equals(instances.self())
                ? working.contains(taken.nonce())
                : instances.lives(taken.owner());
        if (atWork) {
            throw ApiException.of(ErrorCode.REQUEST_IN_PROGRESS);
        }
    }

    /**
     * Takes over from somebody who will not finish.
     *
     * @throws ApiException 409 if he is still at work, has told of an answer since, or somebody else took over first
     */
    public Claim.Won takeOver(Claim.Taken taken) {
        requireLeftBehind(taken);
        var nonce = new ObjectId();
        if (!works(nonce, () -> records.replaceClaim(taken, nonce, instances.self()))) {
            throw ApiException.of(ErrorCode.REQUEST_IN_PROGRESS);
        }
        return new Claim.Won(taken.id(), nonce);
    }

    /**
     * Notes where the answer will lie, right before it is stored there.
     *
     * @throws ApiException 409 if another instance took over, so that nothing may be stored any more
     */
    public void answerLiesAt(Claim.Won claim, String answer) {
        if (!records.setAnswer(claim, answer)) {
            throw ApiException.of(ErrorCode.REQUEST_IN_PROGRESS);
        }
    }

    /**
     * Works under a claim if it can be made. Where nobody knows whether it was made (the store failed), nobody works under
     * it, so that the next request with the key can take over.
     */
    private boolean works(ObjectId nonce, BooleanSupplier claim) {
        working.add(nonce);
        boolean made = false;
        try {
            made = claim.getAsBoolean();
            return made;
        } finally {
            if (!made) {
                working.remove(nonce);
            }
        }
    }

    /** The work is over and its answer stored, or nobody can tell: the key leads to the place where it would lie. */
    public void finished(Claim.Won claim) {
        working.remove(claim.nonce());
    }

    /** The work failed: the next request with this key is a first one. */
    public void release(Claim.Won claim) {
        working.remove(claim.nonce());
        unreleased.add(claim);
        releaseAll();
    }

    /** What could not be released in time, and what is older than a day. */
    @Scheduled(fixedDelay = 15, initialDelay = 15, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        releaseAll();
        try {
            records.deleteExpired(clock.instant());
        } catch (DataAccessException e) {
            LOG.warn(
                    "Expired idempotency keys could not be deleted: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void releaseAll() {
        try {
            for (Claim.Won claim : unreleased) {
                records.delete(claim.id(), claim.nonce());
                unreleased.remove(claim);
            }
        } catch (DataAccessException e) {
            LOG.warn("Idempotency keys wait for release: {}", e.getClass().getSimpleName());
        }
    }
}
