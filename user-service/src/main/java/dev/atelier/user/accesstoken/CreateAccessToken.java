package dev.atelier.user.accesstoken;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.ProgramToken;
import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/** Makes a token for a program. */
@Service
class CreateAccessToken {

    private final SecureRandom random = new SecureRandom();
    private final AccessTokenStore store;
    private final AuditLog audit;
    private final AccessTokenProperties properties;
    private final Clock clock;

    CreateAccessToken(AccessTokenStore store, AuditLog audit, AccessTokenProperties properties, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The token, shown this once.
     *
     * @throws ApiException {@code VALIDATION_FAILED}, {@code CONFLICT} if the user has as many as one may have
     */
    TokenView create(String userId, TokenRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        WantedToken wanted = request.checked(now);
        ProgramToken token = ProgramToken.random(random);
        StoredToken stored = wanted.toStored(userId, token, freeSlot(userId), now);
        while (!store.add(stored)) {
            stored = wanted.toStored(userId, token, freeSlot(userId), now);
        }
        audit.record(AuditAction.TOKEN_CREATED, userId, stored.id(), AuditResult.OK);
        return TokenView.of(stored, token.text());
    }

    /** Any of those that are free, so that requests at the same time seldom want the same. */
    private String freeSlot(String userId) {
        Set<String> taken = store.livingOf(userId).stream()
                .map(token -> String.valueOf(token.slot()))
                .collect(Collectors.toSet());
        List<String> free = IntStream.range(0, properties.mostPerUser())
                .mapToObj(number -> userId + ":" + number)
                .filter(slot -> !taken.contains(slot))
                .toList();
        if (free.isEmpty()) {
            throw ApiException.of(ErrorCode.CONFLICT).withMessage("token.limit", properties.mostPerUser());
        }
        return free.get(random.nextInt(free.size()));
    }
}
