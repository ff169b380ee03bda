/** The doors of a service: the public API, {@code /internal/**} and {@code /actuator/**}, each with its own lock. */
@NullMarked
package dev.atelier.platform.security.filter;

import org.jspecify.annotations.NullMarked;
