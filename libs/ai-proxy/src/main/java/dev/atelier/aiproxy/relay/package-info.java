/** From the journal to Kafka. */
@NullMarked
package dev.atelier.aiproxy.relay;

import org.jspecify.annotations.NullMarked;
