/** How this service meets MongoDB: short timeouts, and indexes that exist before the first request. */
@NullMarked
package dev.atelier.user.store;

import org.jspecify.annotations.NullMarked;
