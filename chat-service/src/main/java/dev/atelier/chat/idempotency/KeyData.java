package dev.atelier.chat.idempotency;

import dev.atelier.personal.ErasesPersonalData;
import org.springframework.stereotype.Component;

/** Idempotency keys are kept a day, and some of them an answer with them; of a deleted account not even that long. */
@Component
class KeyData implements ErasesPersonalData {

    private final KeyRecords records;

    KeyData(KeyRecords records) {
        this.records = records;
    }

    @Override
    public void erase(String userId) {
        records.deleteAll(userId);
    }
}
