/** What a client of the public API needs: requests, envelopes, event streams, a signed-in person. */
@NullMarked
package dev.atelier.e2e.client;

import org.jspecify.annotations.NullMarked;
