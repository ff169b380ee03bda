package dev.atelier.user.deletion;

import dev.atelier.personal.AccountEvent;
import dev.atelier.personal.ErasesPersonalData;
import dev.atelier.personal.SendAccountEvent;
import dev.atelier.platform.sweep.Sweep;
import dev.atelier.user.token.TokenProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.kafka.KafkaException;
import org.springframework.stereotype.Component;

/** Does what was promised: erases what is here, and asks the other services until all have confirmed. */
@Component
@ConditionalOnBooleanProperty(name = "atelier.account-events.enabled", matchIfMissing = true)
class KeepPromises implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(KeepPromises.class);
    private static final int AT_ONCE = 20;

    /** Instances' clocks differ, and a request may have been let in right before its token ended. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Erasures erasures;
    private final TakeAccountAway takeAccountAway;
    private final List<ErasesPersonalData> parts;
    private final SendAccountEvent send;
    private final DeletionProperties properties;
    private final Duration lifeOfTokens;
    private final Clock clock;

    KeepPromises(
            Erasures erasures,
            TakeAccountAway takeAccountAway,
            List<ErasesPersonalData> parts,
            SendAccountEvent send,
            DeletionProperties properties,
            TokenProperties tokens,
            Clock clock) {
        this.erasures = erasures;
        this.takeAccountAway = takeAccountAway;
        this.parts = List.copyOf(parts);
        this.send = send;
        this.properties = properties;
        this.lifeOfTokens = tokens.accessTokenLife();
        this.clock = clock;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void sweep() {
        Instant now = now();
        for (Erasure erasure : erasures.due(now, AT_ONCE)) {
            if (erasures.claim(erasure, now.plus(properties.resendAfter()))) {
                keep(erasure);
            }
        }
    }

    private void keep(Erasure erasure) {
        if (!erasure.takenAway()) {
            takeAccountAway.of(erasure.userId());
        }
        parts.forEach(part -> part.erase(erasure.userId()));
        if (!erasure.waitingFor().isEmpty()) {
            ask(erasure);
        } else if (erasure.round() < Erasure.LAST_ROUND) {
            Instant noTokenLives = erasure.promisedAt().plus(lifeOfTokens).plus(MARGIN);
            erasures.beginRound(erasure, erasure.round() + 1, noTokenLives);
        } else {
            erasures.finish(erasure, now());
            log.info("Nothing is left of user {} anywhere", erasure.userId());
        }
    }

    private void ask(Erasure erasure) {
        try {
            send.send(new AccountEvent.Deleted(erasure.userId(), erasure.round()));
        } catch (KafkaException e) {
            log.warn("Kafka takes no account events; user {} is told of later", erasure.userId());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
