/** Idempotency keys: the same request twice is one request. */
@NullMarked
package dev.atelier.chat.idempotency;

import org.jspecify.annotations.NullMarked;
