package dev.atelier.user.social;

import dev.atelier.personal.ErasesPersonalData;
import dev.atelier.personal.ExportsPersonalData;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Who a user is at other providers. */
@Component
class IdentityData implements ExportsPersonalData, ErasesPersonalData {

    private final Identities identities;
    private final OneTimeCodes codes;

    IdentityData(Identities identities, OneTimeCodes codes) {
        this.identities = identities;
        this.codes = codes;
    }

    @Override
    public List<String> files() {
        return List.of("identities");
    }

    @Override
    public void read(String userId, String file, Consumer<Object> sink) {
        identities.of(userId).stream()
                .map(identity -> new ExportedIdentity(identity.provider(), identity.subject(), identity.linkedAt()))
                .forEach(sink);
    }

    @Override
    public void erase(String userId) {
        identities.removeAll(userId);
        codes.removeAll(userId);
    }

    /** Without our own id of it. */
    private record ExportedIdentity(String provider, String subject, Instant linkedAt) {}
}
