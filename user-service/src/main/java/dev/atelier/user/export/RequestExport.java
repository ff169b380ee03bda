package dev.atelier.user.export;

import dev.atelier.user.account.Users;
import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gives a user's export, and has one made if there is none that is fresh. */
@Service
class RequestExport {

    private final Exports exports;
    private final Users users;
    private final AuditLog audit;
    private final ExportProperties properties;
    private final Clock clock;

    RequestExport(Exports exports, Users users, AuditLog audit, ExportProperties properties, Clock clock) {
        this.exports = exports;
        this.users = users;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The export as it stands. Any number of requests at once make one export.
     *
     * @throws dev.atelier.platform.error.ApiException as {@link Users#ofSession}
     */
    ExportView of(String userId) {
        users.ofSession(userId);
        Export export = exports.find(userId);
        if (export != null && !isOld(export)) {
            return view(export);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Export fresh = Export.requested(userId, ObjectId.get().toHexString(), now);
        if (!store(export, fresh)) {
            return of(userId);
        }
        audit.record(AuditAction.DATA_EXPORTED, userId, userId, AuditResult.OK);
        return view(fresh);
    }

    private boolean store(@Nullable Export old, Export fresh) {
        return old == null ? exports.add(fresh) : exports.replace(old, fresh);
    }

    private boolean isOld(Export export) {
        return export.isReady()
                && export.requestedAt().plus(properties.renewAfter()).isBefore(clock.instant());
    }

    private ExportView view(Export export) {
        return ExportView.of(export, properties.publicUrl());
    }
}
