/** Metrics and traces: what is measured everywhere, and what is not worth measuring. */
@NullMarked
package dev.atelier.platform.observability;

import org.jspecify.annotations.NullMarked;
