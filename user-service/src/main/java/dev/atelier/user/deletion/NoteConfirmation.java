package dev.atelier.user.deletion;

import dev.atelier.personal.AccountEvent;
import dev.atelier.personal.HandlesAccountEvents;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Hears of the services that have erased everything. */
@Component
class NoteConfirmation implements HandlesAccountEvents {

    private final Erasures erasures;
    private final Clock clock;

    NoteConfirmation(Erasures erasures, Clock clock) {
        this.erasures = erasures;
        this.clock = clock;
    }

    @Override
    public void handle(AccountEvent event) {
        if (event instanceof AccountEvent.Erased erased) {
            erasures.confirm(
                    erased.userId(),
                    erased.round(),
                    erased.service(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }
    }
}
