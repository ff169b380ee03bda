/**
 * The callers' own provider keys. A call goes on its user's own keys or on the platform's, which is decided once, before
 * the call is in the journal, and never changes on the way.
 *
 * <p>user-service keeps the keys. Every instance knows in memory which users have any ({@link
 * dev.atelier.aiproxy.key.KeyOwners}), so that a call of anybody else asks nobody; the keys of the others are asked for and
 * remembered for seconds. A change is told at once on the feed that also tells revocations.
 */
@NullMarked
package dev.atelier.aiproxy.key;

import org.jspecify.annotations.NullMarked;
