/** HTTP to the providers: time limits, pooling, cancelling. */
@NullMarked
package dev.atelier.aiproxy.transport;

import org.jspecify.annotations.NullMarked;
