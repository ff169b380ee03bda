package dev.atelier.personal;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases what this service keeps of a deleted account, and says so. */
final class ConfirmErasure implements HandlesAccountEvents {

    private static final Logger LOG = LoggerFactory.getLogger(ConfirmErasure.class);

    private final List<ErasesPersonalData> parts;
    private final SendAccountEvent send;

    ConfirmErasure(List<ErasesPersonalData> parts, SendAccountEvent send) {
        this.parts = List.copyOf(parts);
        this.send = send;
    }

    @Override
    public void handle(AccountEvent event) {
        if (event instanceof AccountEvent.Deleted deleted) {
            parts.forEach(part -> part.erase(deleted.userId()));
            send.send(new AccountEvent.Erased(deleted.userId(), deleted.round(), send.service()));
            LOG.info("Nothing is left of user {} (round {})", deleted.userId(), deleted.round());
        }
    }
}
