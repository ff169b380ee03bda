package dev.atelier.user.audit;

import dev.atelier.personal.ExportsPersonalData;
import dev.atelier.platform.envelope.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is on record about a user, for that user: of what others did not who they are, nor from where. */
@Component
class ExportActivity implements ExportsPersonalData {

    private static final int AT_ONCE = 100;

    private final AuditTrail trail;
    private final AuditAddresses addresses;

    ExportActivity(AuditTrail trail, AuditAddresses addresses) {
        this.trail = trail;
        this.addresses = addresses;
    }

    @Override
    public List<String> files() {
        return List.of("activity");
    }

    @Override
    public void read(String userId, String file, Consumer<Object> sink) {
        var filter = new AuditFilter(userId, null);
        List<AuditEntry> entries = trail.list(filter, new PageRequest(AT_ONCE, null));
        while (!entries.isEmpty()) {
            Map<String, String> known = addresses.of(entries);
            entries.forEach(entry -> sink.accept(Activity.of(entry, userId, known.get(entry.id()))));
            entries = trail.list(
                    filter, new PageRequest(AT_ONCE, entries.getLast().id()));
        }
    }

    /**
     * An entry as the user sees it.
     *
     * @param byYou whether the user did it; {@code false} also for attempts by who knows whom
     */
    private record Activity(
            String id,
            Instant time,
            AuditAction action,
            @Nullable String objectId,
            AuditResult result,
            boolean byYou,
            @Nullable String clientAddress) {

        static Activity of(AuditEntry entry, String userId, @Nullable String address) {
            boolean own = userId.equals(entry.actorId());
            boolean ours = own || entry.actorId() == null;
            return new Activity(
                    entry.id(),
                    entry.time(),
                    entry.action(),
                    entry.objectId(),
                    entry.result(),
                    own,
                    ours ? address : null);
        }
    }
}
