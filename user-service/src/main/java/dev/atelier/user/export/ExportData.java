package dev.atelier.user.export;

import dev.atelier.personal.ErasesPersonalData;
import org.springframework.stereotype.Component;

/** A user's export goes with its user; whoever builds it just then notices at the next piece. */
@Component
class ExportData implements ErasesPersonalData {

    private final Exports exports;
    private final ExportChunks chunks;

    ExportData(Exports exports, ExportChunks chunks) {
        this.exports = exports;
        this.chunks = chunks;
    }

    @Override
    public void erase(String userId) {
        exports.remove(userId);
        chunks.remove(userId);
    }
}
