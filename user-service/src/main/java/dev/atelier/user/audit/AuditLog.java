package dev.atelier.user.audit;

import dev.atelier.platform.address.ClientAddress;
import dev.atelier.platform.envelope.Page;
import dev.atelier.platform.envelope.PageRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Writes down what was done. Time, client address and request id are those of the request being served. */
@Service
public class AuditLog {

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

    private final AuditTrail trail;
    private final AuditAddresses origins;
    private final ClientAddress addresses;
    private final Clock clock;

    AuditLog(AuditTrail trail, AuditAddresses origins, ClientAddress addresses, Clock clock) {
        this.trail = trail;
        this.origins = origins;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * Adds an entry. Call it when the action is over; ids only.
     *
     * @param actorId who did it; {@code null} if nobody has proven to be anybody
     * @param objectId what it was done to; {@code null} if there is no such thing
     * @throws DataAccessException if it cannot be stored; the entry is in the log then, and the request must fail
     */
    public void record(AuditAction action, @Nullable String actorId, @Nullable String objectId, AuditResult result) {
        var time = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Origin origin = Origin.current(addresses);
        var entry = AuditEntry.of(action, actorId, objectId, result, time, origin);
        try {
            trail.add(entry);
            origins.add(entry, origin.clientAddress());
        } catch (DataAccessException e) {
            log.error("Not wholly in the store: {} from {}", entry, origin.clientAddress());
            throw e;
        }
    }

    Page<AuditItem> read(AuditFilter filter, PageRequest page) {
        Page<AuditEntry> entries = Page.of(trail.list(filter, page), page, AuditEntry::id);
        Map<String, String> known = origins.of(entries.items());
        return entries.map(entry -> entry.toItem(known.get(entry.id())));
    }
}
