package dev.atelier.user.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Where something was done from. It lies beside the entry because it is a person's: it goes when they go, and the entry
 * stays as it was written.
 *
 * @param id of the entry
 * @param person whose address it is; {@code null} if nobody knows
 */
@Document("audit_addresses")
record AuditAddress(@Id String id, @Nullable String person, String address) {}
