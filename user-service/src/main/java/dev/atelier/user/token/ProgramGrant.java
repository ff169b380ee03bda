package dev.atelier.user.token;

import java.time.Instant;
import java.util.List;

/**
 * What a program may do with the token it was given.
 *
 * @param tokenId id of that token, 24 hex characters
 * @param scopes the studios it opens; none: all of them and the statistics
 * @param budgetSpent whether it may not spend any more
 * @param until when what is issued for it ends
 */
public record ProgramGrant(String tokenId, List<String> scopes, boolean budgetSpent, Instant until) {}
