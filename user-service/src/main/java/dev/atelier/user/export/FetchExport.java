package dev.atelier.user.export;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Gives the file of an export, a piece at a time. */
@Service
class FetchExport {

    private final Exports exports;
    private final ExportChunks chunks;
    private final Clock clock;

    FetchExport(Exports exports, ExportChunks chunks, Clock clock) {
        this.exports = exports;
        this.chunks = chunks;
        this.clock = clock;
    }

    /**
     * The user's export of that id.
     *
     * @throws ApiException {@code NOT_FOUND} if it is another's, not ready yet, replaced by a newer one, or too old
     */
    Export require(String userId, String id) {
        Export export = exports.find(userId);
        Instant expiresAt = export == null ? null : export.expiresAt();
        if (export == null || expiresAt == null || !export.id().equals(id) || !expiresAt.isAfter(clock.instant())) {
            throw ApiException.of(ErrorCode.NOT_FOUND);
        }
        return export;
    }

    /**
     * Writes its file.
     *
     * @throws IOException if the client has gone, or the file is removed meanwhile
     */
    void write(Export export, OutputStream out) throws IOException {
        for (int number = 0; number < export.chunks(); number++) {
            byte[] piece = chunks.find(String.valueOf(export.file()), number);
            if (piece == null) {
                throw new EOFException("The export was removed");
            }
            out.write(piece);
        }
        out.flush();
    }
}
