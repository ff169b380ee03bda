/** What a request passes before it is routed: path hygiene, CORS, authentication, limits. */
@NullMarked
package dev.atelier.gateway.entry;

import org.jspecify.annotations.NullMarked;
