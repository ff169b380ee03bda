/** How this service meets MongoDB: short timeouts, and indexes made in the background. */
@NullMarked
package dev.atelier.chat.store;

import org.jspecify.annotations.NullMarked;
