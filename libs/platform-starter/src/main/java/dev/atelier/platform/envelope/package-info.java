/** What every answer of the API is wrapped in, and the shapes lists share. */
@NullMarked
package dev.atelier.platform.envelope;

import org.jspecify.annotations.NullMarked;
