/** How slowly a client may send: whoever holds a connection by trickling a head or a body is let go. */
@NullMarked
package dev.atelier.gateway.pace;

import org.jspecify.annotations.NullMarked;
