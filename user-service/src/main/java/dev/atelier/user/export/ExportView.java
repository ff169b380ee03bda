package dev.atelier.user.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export as its owner sees it.
 *
 * @param expiresAt until when it can be fetched; {@code null} while it is built
 * @param bytes size of the file; {@code null} while it is built
 * @param url where the file is fetched with the owner's token; {@code null} while it is built
 */
record ExportView(
        String id,
        ExportStatus status,
        Instant requestedAt,
        @Nullable Instant readyAt,
        @Nullable Instant expiresAt,
        @Nullable Long bytes,
        @Nullable String url) {

    static ExportView of(Export export, String publicUrl) {
        boolean ready = export.isReady();
        return new ExportView(
                export.id(),
                ready ? ExportStatus.READY : ExportStatus.BUILDING,
                export.requestedAt(),
                export.readyAt(),
                export.expiresAt(),
                ready ? export.bytes() : null,
                ready ? publicUrl + "/api/auth/me/export/" + export.id() : null);
    }
}
