package dev.atelier.user.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.security.revocation.Revocation;
import dev.atelier.user.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RevocationStoreTest extends RunningService {

    @Autowired
    private RevocationStore store;

    private final String id = ObjectId.get().toHexString();

    @Test
    void keeps_a_revocation_until_its_end_and_then_sweeps_it() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Revocation revocation = Revocation.ofUser(id, now, now.plusSeconds(60));
        store.save(revocation);

        assertThat(store.load()).contains(revocation);
        store.sweep();
        assertThat(store.load()).contains(revocation);

        clock.skip(Duration.ofSeconds(61));
        assertThat(store.load()).doesNotContain(revocation);
        store.sweep();
        assertThat(mongo.findById("USER:" + id, StoredRevocation.class)).isNull();
    }

    @Test
    void revoking_twice_is_one_entry() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.save(Revocation.ofSession(id, now, now.plusSeconds(60)));
        store.save(Revocation.ofSession(id, now, now.plusSeconds(90)));

        assertThat(store.load()).filteredOn(one -> one.id().equals(id)).hasSize(1);
    }
}
