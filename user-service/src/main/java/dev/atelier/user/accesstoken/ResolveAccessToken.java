package dev.atelier.user.accesstoken;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.account.User;
import dev.atelier.user.account.Users;
import dev.atelier.user.token.AccessTokenIssuer;
import dev.atelier.user.token.ProgramGrant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;

/** Judges a token by its hash, and gives the JWT its calls travel with. */
@Service
class ResolveAccessToken {

    private static final Duration LAST_USED_EVERY = Duration.ofMinutes(1);

    private final AccessTokenStore store;
    private final Users users;
    private final AccessTokenIssuer issuer;
    private final AccessTokenProperties properties;
    private final Clock clock;

    ResolveAccessToken(
            AccessTokenStore store,
            Users users,
            AccessTokenIssuer issuer,
            AccessTokenProperties properties,
            Clock clock) {
        this.store = store;
        this.users = users;
        this.issuer = issuer;
        this.properties = properties;
        this.clock = clock;
    }

    Resolution resolve(String hash) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        StoredToken token = store.findByHash(hash);
        if (token == null) {
            return refusal(ErrorCode.UNAUTHENTICATED);
        }
        if (token.deletedAt() != null) {
            return refusal(ErrorCode.TOKEN_REVOKED);
        }
        if (token.hasExpired(now)) {
            return refusal(ErrorCode.TOKEN_EXPIRED);
        }
        return ofLiving(token, now);
    }

    private Resolution ofLiving(StoredToken token, Instant now) {
        Instant issuedAt = issuer.moment(token.userId());
        User user;
        try {
            user = users.ofSession(token.userId());
        } catch (ApiException unusable) {
            return new Resolution(
                    null, unusable.code(), properties.budgetBelievedFor().toSeconds());
        }
        noteUse(token, now);
        var grant = new ProgramGrant(token.id(), token.scopes(), token.hasSpentItsBudget(), until(token, now));
        Duration kept = token.budgetMicros() == null ? properties.believedFor() : properties.budgetBelievedFor();
        return new Resolution(issuer.issue(grant, user, issuedAt).text(), null, kept.toSeconds());
    }

    private Instant until(StoredToken token, Instant now) {
        Instant end = now.plus(properties.travelLife());
        Instant own = token.expiresAt();
        return own == null || own.isAfter(end) ? end : own;
    }

    private void noteUse(StoredToken token, Instant now) {
        Instant last = token.lastUsed();
        if (last == null || last.isBefore(now.minus(LAST_USED_EVERY))) {
            store.noteUse(token, now);
        }
    }

    private Resolution refusal(ErrorCode code) {
        return new Resolution(null, code, properties.believedFor().toSeconds());
    }
}
