/** The one Redis client of a service, with limits on everything: a Redis that hangs must never hang us. */
@NullMarked
package dev.atelier.platform.redis;

import org.jspecify.annotations.NullMarked;
