package dev.atelier.user.key;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * Who has active keys, for the studios: whoever is not among them needs not be asked about.
 *
 * @param owners of this page; one who has several keys may come several times
 * @param nextAfter asks for the next page; {@code null} if this is the last
 */
record KeyOwners(List<Owner> owners, @Nullable String nextAfter) {

    /** A user with a key for a service. */
    record Owner(String userId, String service) {}

    /** A key as far as its owner is concerned. */
    record Row(@Id String id, String userId, String service) {}

    static KeyOwners of(List<Row> rows, int pageSize) {
        return new KeyOwners(
                rows.stream().map(row -> new Owner(row.userId(), row.service())).toList(),
                rows.size() < pageSize ? null : rows.getLast().id());
    }
}
