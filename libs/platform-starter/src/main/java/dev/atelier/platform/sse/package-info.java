/** Server-sent events that notice within half a second when the client has gone. */
@NullMarked
package dev.atelier.platform.sse;

import org.jspecify.annotations.NullMarked;
