package dev.atelier.user.session;

import dev.atelier.personal.ErasesPersonalData;
import dev.atelier.personal.ExportsPersonalData;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A user's sessions, as far as they are nobody else's business. */
@Component
class SessionData implements ExportsPersonalData, ErasesPersonalData {

    private final Sessions sessions;

    SessionData(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<String> files() {
        return List.of("sessions");
    }

    @Override
    public void read(String userId, String file, Consumer<Object> sink) {
        sessions.forEach(userId, session -> sink.accept(ExportedSession.of(session)));
    }

    @Override
    public void erase(String userId) {
        sessions.remove(userId);
    }

    /** Nothing that a token could be made of. */
    private record ExportedSession(
            String id,
            Instant createdAt,
            Instant lastRefresh,
            Instant expiresAt,
            @Nullable Instant endedAt) {

        static ExportedSession of(Session session) {
            return new ExportedSession(
                    session.id(), session.createdAt(), session.rotatedAt(), session.expiresAt(), session.endedAt());
        }
    }
}
