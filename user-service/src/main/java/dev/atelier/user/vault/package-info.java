/**
 * Keeps secrets of users that the platform has to say again in clear, such as provider keys. Envelope encryption: each
 * secret has a data key of its own, which a named master key wraps. Both are AES-256-GCM with random nonces, and both are
 * bound to whom and what the secret belongs to, so that a ciphertext put into another document opens nothing.
 *
 * <p>Clear text is a {@code byte[]} that whoever holds it wipes; no type here prints one.
 */
@NullMarked
package dev.atelier.user.vault;

import org.jspecify.annotations.NullMarked;
