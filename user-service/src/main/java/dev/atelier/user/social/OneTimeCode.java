package dev.atelier.user.social;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a front end exchanges for tokens, so that no token ever stands in an address.
 *
 * @param id hash of the code
 */
@Document("social_codes")
record OneTimeCode(@Id String id, String userId, Instant expiresAt) {}
