package dev.atelier.chat.store;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the indexes beside the first requests, and tries again while MongoDB is away: the service starts without it. */
@Component
class StorePreparations {

    private static final Logger LOG = LoggerFactory.getLogger(StorePreparations.class);

    private final List<StorePreparation> preparations;
    private volatile boolean done;

    StorePreparations(List<StorePreparation> preparations) {
        this.preparations = List.copyOf(preparations);
    }

    @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void prepare() {
        if (done) {
            return;
        }
        try {
            preparations.forEach(StorePreparation::prepare);
            done = true;
        } catch (DataAccessException e) {
            LOG.warn("Indexes could not be made yet: {}", e.getClass().getSimpleName());
        }
    }
}
